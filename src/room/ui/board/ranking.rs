//! The podium, the ranking and the teams.

use yew::prelude::*;

use super::called;
use crate::room::ui::Sight;
use crate::room::ui::mark::mark;
use crate::room::ui::standings::confetti;
use workshop::{Board, Says};

/// The rows of the ranking that stand there at once; the rest follows on request.
const FIRST: usize = 20;

pub(super) fn ranking(sight: &Sight, board: &Board, anonymous: bool) -> Html {
    let name = |ix| called(sight, board, ix, anonymous);
    let points = |ix: usize| board.entries().get(ix).map_or(0, |entry| entry.result().points);
    let ranking = board.ranking();
    let row = |place: usize, ix: usize| {
        let entry = board.entries().get(ix)?;
        let team = entry.team().and_then(|team| board.setup().teams().get(usize::from(team)));
        let result = entry.result();
        Some(html! {
            <tr key={ix}>
                <td>{ place }</td>
                <th scope="row">if let Some(team) = team { { mark(team.mark) } }<span>{ name(ix) }</span></th>
                if !board.setup().teams().is_empty() { <td>{ team.map(|team| sight.team(team)) }</td> }
                <td>{ format!("{}/{}", result.right, result.cards) }</td>
                <td>{ result.points }</td>
            </tr>
        })
    };
    let table = |rows: &[workshop::Ranked]| {
        html! {
            <table>
                <thead><tr>
                    <th scope="col">{ sight.text(Says::Place) }</th>
                    <th scope="col">{ sight.text(Says::Name) }</th>
                    if !board.setup().teams().is_empty() { <th scope="col">{ sight.text(Says::Team) }</th> }
                    <th scope="col">{ sight.text(Says::Right) }</th>
                    <th scope="col">{ sight.text(Says::Points) }</th>
                </tr></thead>
                <tbody>{ for rows.iter().filter_map(|ranked| row(ranked.place, ranked.ix)) }</tbody>
            </table>
        }
    };
    let has_teams = !board.setup().teams().is_empty();
    let classes = if has_teams { "panel ranking with-teams" } else { "panel ranking" };
    let (first, rest) = ranking.split_at(ranking.len().min(FIRST));
    let rest_label = format!("{}–{}", FIRST + 1, ranking.len());
    html! {
        <>
            <section class="celebration" aria-labelledby="podium">
                { confetti() }
                <h2 id="podium">{ sight.text(Says::PodiumTitle) }</h2>
                <ol class="podium">
                    { for board.podium().into_iter().take(12).map(|ranked| html! {
                        <li key={ranked.ix} data-place={ranked.place.to_string()}>
                            <span class="place">{ ranked.place }</span>
                            <span class="name">{ name(ranked.ix) }</span>
                            <span class="points">{ sight.locale.points(points(ranked.ix)) }</span>
                        </li>
                    }) }
                </ol>
            </section>
            { teams(sight, board) }
            <section class={classes} aria-labelledby="ranking">
                <h2 id="ranking">{ sight.text(Says::RankingTitle) }</h2>
                { table(first) }
                if !rest.is_empty() { <details><summary>{ rest_label }</summary>{ table(rest) }</details> }
            </section>
        </>
    }
}

/// Teams by the share of what was right, so that it does not matter how many are in one.
fn teams(sight: &Sight, board: &Board) -> Html {
    let ranks = board.teams();
    if ranks.is_empty() {
        return Html::default();
    }
    html! {
        <section class="panel of-teams" aria-labelledby="of-teams">
            <h2 id="of-teams">{ sight.text(Says::TeamsTitle) }</h2>
            <ol>
                { for ranks.iter().map(|rank| {
                    let team = board.setup().teams().get(usize::from(rank.team));
                    let percent = rank.right * 100 / rank.cards.max(1);
                    html! {
                        <li key={usize::from(rank.team)}>
                            <span class="place">{ rank.place }</span>
                            if let Some(team) = team { { mark(team.mark) }<span class="name">{ sight.team(team) }</span> }
                            <span class="percent">{ format!("{percent} %") }</span>
                            <meter min="0" max="100" value={percent.to_string()} aria-hidden="true"></meter>
                        </li>
                    }
                }) }
            </ol>
        </section>
    }
}
