//! Who plays: teams with their marks and names, or each for themselves.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Sight;
use super::mark::mark;
use super::set_up::chosen;
use crate::by_ptr::ByPtr;
use workshop::{MOST_CHARS, Mark, Name, Says, Seats, Setup, TEAMS, Team, Turns, cards_at_screen};

pub(super) fn seats(
    sight: &ByPtr<Sight>,
    setup: &Setup,
    cards: usize,
    change: &Callback<Setup>,
) -> Html {
    let with = |seats: Seats| {
        let (setup, change) = (setup.clone(), change.clone());
        Callback::from(move |_: Event| change.emit(Setup { seats: seats.clone(), ..setup.clone() }))
    };
    let in_teams = !setup.teams().is_empty();
    let teams = Seats::Teams { teams: Team::some(2), turns: Turns::InTurn, steal: false };
    html! {
        <form class="panel" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <fieldset class="who">
                <legend><h2>{ sight.text(Says::WhoTitle) }</h2></legend>
                <label class="choice"><input type="radio" name="who" checked={in_teams} onchange={with(teams)} />{ sight.text(Says::WhoTeams) }</label>
                <label class="choice"><input type="radio" name="who" checked={!in_teams} onchange={with(Seats::Players)} />{ sight.text(Says::WhoPlayers) }</label>
            </fieldset>
            if let Seats::Teams { teams, turns, steal } = &setup.seats {
                { of_teams(sight, setup, cards, change, teams, *turns, *steal) }
            }
        </form>
    }
}

fn of_teams(
    sight: &ByPtr<Sight>,
    setup: &Setup,
    cards: usize,
    change: &Callback<Setup>,
    teams: &[Team],
    turns: Turns,
    steal: bool,
) -> Html {
    let emit = {
        let (setup, change) = (setup.clone(), change.clone());
        move |teams: Vec<Team>, turns, steal| {
            change.emit(Setup { seats: Seats::Teams { teams, turns, steal }, ..setup.clone() });
        }
    };
    let count = {
        let (emit, teams) = (emit.clone(), teams.to_vec());
        chosen(move |n| {
            let Ok(n) = n.parse::<usize>() else { return };
            let mut next = teams.clone();
            next.truncate(n);
            while next.len() < n {
                next.extend(free(&next).map(|mark| Team { mark, name: None }));
            }
            emit(next, turns, steal);
        })
    };
    let take_turns = {
        let (emit, teams) = (emit.clone(), teams.to_vec());
        chosen(move |word| {
            if let Some(turns) = Turns::from_word(&word) {
                emit(teams.clone(), turns, steal);
            }
        })
    };
    let stealing = {
        let (emit, teams) = (emit.clone(), teams.to_vec());
        Callback::from(move |_: Event| emit(teams.clone(), turns, !steal))
    };
    let played = cards_at_screen(cards, teams.len(), turns);
    let each = (played / teams.len().max(1)).to_string();
    html! {
        <>
            <div class="fields">
                <p class="field">
                    <label for="teams">{ sight.text(Says::TeamsCount) }</label>
                    <select id="teams" onchange={count}>
                        { for TEAMS.map(|n| html! { <option value={n.to_string()} selected={n == teams.len()}>{ n }</option> }) }
                    </select>
                </p>
                <p class="field">
                    <label for="turns">{ sight.text(Says::Turns) }</label>
                    <select id="turns" onchange={take_turns}>
                        <option value={Turns::InTurn.word()} selected={turns == Turns::InTurn}>{ sight.text(Says::TurnsInTurn) }</option>
                        <option value={Turns::Race.word()} selected={turns == Turns::Race}>{ sight.text(Says::TurnsRace) }</option>
                    </select>
                    if turns == Turns::InTurn {
                        <span class="small">{ sight.fill(Says::TurnsEach, &[("n", &each), ("cards", &sight.locale.cards(played))]) }</span>
                    }
                </p>
                <p class="field">
                    <label class="choice"><input type="checkbox" checked={steal} onchange={stealing} />{ sight.text(Says::Steal) }</label>
                    <span class="small">{ sight.text(Says::StealNote) }</span>
                </p>
            </div>
            <ul class="teams" aria-label={AttrValue::from(sight.text(Says::Teams))}>
                { for teams.iter().enumerate().map(|(at, team)| {
                    let change = {
                        let (emit, teams) = (emit.clone(), teams.to_vec());
                        Callback::from(move |team: Team| {
                            let mut next = teams.clone();
                            if let Some(place) = next.get_mut(at) {
                                *place = team;
                            }
                            emit(next, turns, steal);
                        })
                    };
                    html! { <TeamRow key={at} sight={sight.clone()} {at} team={team.clone()} next={free(teams)} {change} /> }
                }) }
            </ul>
        </>
    }
}

/// A mark that none of the teams has.
fn free(teams: &[Team]) -> Option<Mark> {
    let is_free = |mark: &&Mark| teams.iter().all(|team| team.mark != **mark);
    // After the last team's, so that pressing again comes round to all of them.
    let last = teams.last().and_then(|team| Mark::ALL.iter().position(|mark| *mark == team.mark));
    let after = last.map_or(0, |last| last + 1);
    Mark::ALL.iter().cycle().skip(after).take(Mark::ALL.len()).find(is_free).copied()
}

#[derive(Properties, PartialEq)]
struct TeamRowProps {
    sight: ByPtr<Sight>,
    at: usize,
    team: Team,
    /// The mark that it gets when its own is pressed; none is left where all eight play.
    next: Option<Mark>,
    change: Callback<Team>,
}

#[component]
fn TeamRow(props: &TeamRowProps) -> Html {
    let TeamRowProps { sight, at, team, next, change } = props;
    let fault = use_state(|| None);
    let repaint = {
        let (change, team, next) = (change.clone(), team.clone(), *next);
        Callback::from(move |_: MouseEvent| {
            if let Some(mark) = next {
                change.emit(Team { mark, ..team.clone() });
            }
        })
    };
    let renamed = {
        let (change, team, fault) = (change.clone(), team.clone(), fault.setter());
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = field.value();
            let name =
                if typed.trim().is_empty() { Ok(None) } else { Name::typed(&typed).map(Some) };
            match name {
                Ok(name) => {
                    fault.set(None);
                    change.emit(Team { name, ..team.clone() });
                }
                Err(why) => fault.set(Some(why)),
            }
        })
    };
    let called = sight.text(Says::of_mark(team.mark));
    let label = sight.fill(Says::TeamName, &[("n", &(at + 1).to_string())]);
    html! {
        <li>
            <button type="button" class="repaint" data-mark={team.mark.word()} onclick={repaint} aria-disabled={next.is_none().then_some("true")}
                aria-label={sight.fill(Says::TeamMark, &[("n", &(at + 1).to_string()), ("mark", &called)])}>{ mark(team.mark) }</button>
            <input type="text" maxlength={(2 * MOST_CHARS).to_string()} aria-label={label} placeholder={AttrValue::from(called)} autocomplete="off"
                value={team.name.as_ref().map_or(String::new(), |name| name.as_str().to_owned())} onchange={renamed} />
            if let Some(fault) = *fault { <span class="wrong" role="alert">{ sight.text(Says::of_name_fault(fault)) }</span> }
        </li>
    }
}
