//! How the teams stand, and who won.

use yew::prelude::*;

use super::Sight;
use super::mark::mark;
use workshop::{Asked, Says, Setup, Stage};

/// All teams in their order, whoever is asked marked.
pub(super) fn standings(sight: &Sight, setup: &Setup, stage: &Stage) -> Html {
    let (teams, asked) = (setup.teams(), stage.asked());
    let name = |at: usize| {
        teams.get(at).map_or_else(|| sight.text(Says::TheRoom).to_string(), |team| sight.team(team))
    };
    html! {
        <ul class="standings" aria-label={AttrValue::from(sight.text(Says::Standings))}>
            { for stage.standings().iter().enumerate().map(|(at, standing)| {
                let is_asked = asked == Asked::Team(at as u8);
                html! {
                    <li key={at} data-asked={is_asked.then_some("")} aria-current={is_asked.then_some("true")}>
                        if let Some(team) = teams.get(at) { { mark(team.mark) } }
                        <span class="name">{ name(at) }</span>
                        <span class="points">{ sight.locale.points(standing.points) }</span>
                    </li>
                }
            }) }
        </ul>
    }
}

/// What falls from above for a moment.
pub(super) fn confetti() -> Html {
    html! { <div class="confetti" aria-hidden="true">{ for (0..12).map(|_| html! { <i></i> }) }</div> }
}

/// Who won; with as many points, all of them.
pub(super) fn celebration(sight: &Sight, setup: &Setup, stage: &Stage) -> Html {
    let places = stage.places();
    let teams = setup.teams();
    let first: Vec<usize> = (0..places.len()).filter(|&at| places[at] == 1).collect();
    let names: Vec<String> =
        first.iter().filter_map(|&at| teams.get(at)).map(|team| sight.team(team)).collect();
    let standing = stage.standings().first().copied().unwrap_or_default();
    let title = if teams.is_empty() {
        let (right, of) = (standing.right.to_string(), stage.len().to_string());
        sight.fill(Says::RoomRight, &[("n", &right), ("of", &of)])
    } else if names.len() == 1 {
        sight.fill(Says::Winner, &[("team", &names.join(""))])
    } else {
        sight.fill(Says::Winners, &[("teams", &names.join(", "))])
    };
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&at| places[at]);
    html! {
        <div class="celebration">
            { confetti() }
            <h1 tabindex="-1" data-focus="">{ title }</h1>
            if !teams.is_empty() {
                <ol class="podium">
                    { for order.into_iter().map(|at| html! {
                        <li key={at} data-place={places[at].to_string()}>
                            <span class="place">{ places[at] }</span>
                            if let Some(team) = teams.get(at) { { mark(team.mark) }<span class="name">{ sight.team(team) }</span> }
                            <span class="points">{ sight.locale.points(stage.standings()[at].points) }</span>
                        </li>
                    }) }
                </ol>
            }
        </div>
    }
}
