//! The page: what its address says, on the deck that is asked for.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::board::Results;
use super::head::head;
use super::join::Join;
use super::paper::Paper;
use super::set_up::SetUp;
use super::stage::Screen;
use super::{Sight, View};
use crate::by_ptr::ByPtr;
use model::{Deck, Text, pack};
use workshop::{Says, Setup};

/// What the page begins with.
#[derive(Properties, PartialEq)]
pub struct RoomProps {
    /// What every part of it sees.
    pub sight: ByPtr<Sight>,
    /// The fragment of its address.
    pub address: String,
}

/// A deck that was asked for.
#[derive(Clone, PartialEq)]
enum Asked {
    Coming,
    Here(ByPtr<Deck>),
    /// Why it is not here.
    Missing(String),
}

/// The whole page.
#[component]
pub fn Room(props: &RoomProps) -> Html {
    let sight = props.sight.clone();
    let address = use_state({
        let first = props.address.clone();
        move || first
    });
    // Decks that were here, so that what is set up does not wait again.
    let known = use_mut_ref(|| vec![sight.first.clone()]);
    let asked = use_state(|| Asked::Coming);
    // That of a set-up that nobody has touched yet.
    let seed = use_memo((), |()| sight.around.seed());

    let go = {
        let (address, sight) = (address.setter(), sight.clone());
        Callback::from(move |view: View| {
            let next = view.address();
            sight.around.tell("address", &next);
            address.set(next);
        })
    };
    // Whatever changes the address besides us.
    use_effect_with((), {
        let (address, sight) = (address.setter(), sight.clone());
        move |()| {
            spawn_local(async move {
                while let Ok(next) = sight.around.ask("address").await {
                    address.set(next);
                }
            });
        }
    });
    let own = {
        let (known, go, sight) = (known.clone(), go.clone(), sight.clone());
        let asked = asked.setter();
        Callback::from(move |deck: ByPtr<Deck>| {
            let setup = Setup::of(&deck, sight.around.seed());
            known.borrow_mut().retain(|other| other.id() != deck.id());
            known.borrow_mut().push(deck.clone());
            // The very deck may have been asked for in vain, and is then not asked for again.
            asked.set(Asked::Here(deck));
            go.emit(View::SetUp(Some(setup)));
        })
    };

    let view = View::read(&address);
    let wanted: Option<Text> = match &view {
        Ok(view) => {
            Some(view.setup().map_or_else(|| sight.first.id().clone(), |setup| setup.deck.clone()))
        }
        Err(_) => None,
    };
    let retry = use_state(|| 0);
    use_effect_with((wanted.clone(), *retry), {
        let (asked, known, sight) = (asked.setter(), known.clone(), sight.clone());
        move |(wanted, _)| {
            let Some(wanted) = wanted.clone() else { return };
            let here = known.borrow().iter().find(|deck| is_called(deck, &wanted)).cloned();
            if let Some(deck) = here {
                asked.set(Asked::Here(deck));
                return;
            }
            asked.set(Asked::Coming);
            spawn_local(async move {
                match load(&sight, &wanted).await {
                    Ok(deck) => {
                        if is_called(&deck, &wanted) {
                            known.borrow_mut().push(deck.clone());
                        }
                        asked.set(Asked::Here(deck));
                    }
                    Err(why) => asked.set(Asked::Missing(why)),
                }
            });
        }
    });

    let view = match view {
        Ok(view) => view,
        Err(fault) => {
            return html! {
                <div class="page" lang={AttrValue::from(sight.texts.lang().clone())}>
                    { head(&sight, None) }
                    <div class="fault" role="alert">
                        <h1>{ sight.text(Says::LinkBroken) }</h1>
                        <p>{ sight.text(Says::of_fault(fault)) }</p>
                        <p><a class="primary" href="#">{ sight.text(Says::LinkAnew) }</a></p>
                    </div>
                </div>
            };
        }
    };
    let deck = match &*asked {
        Asked::Here(deck)
            if wanted
                .as_ref()
                .is_some_and(|wanted| is_called(deck, wanted) || is_address(wanted)) =>
        {
            Ok(deck.clone())
        }
        Asked::Missing(why) => Err(Some(why.clone())),
        Asked::Here(_) | Asked::Coming => Err(None),
    };
    // A facilitator's own page goes by the deck as it is now.
    use_effect_with((view.clone(), deck.clone().ok()), {
        let go = go.clone();
        move |(view, deck): &(View, Option<ByPtr<Deck>>)| {
            if let (View::SetUp(Some(setup)), Some(deck)) = (view, deck)
                && !setup.is_of(deck)
            {
                go.emit(View::SetUp(Some(Setup { edition: deck.fingerprint(), ..setup.clone() })));
            }
        }
    });
    let again = Callback::from(move |_: MouseEvent| retry.set(*retry + 1));
    let deck = match deck {
        Ok(deck) => deck,
        Err(why) => {
            return html! {
                <div class="page" lang={AttrValue::from(sight.texts.lang().clone())}>
                    { head(&sight, Some(&view)) }
                    if let Some(why) = why {
                        { missing(&sight, &view, &why, again, own) }
                    } else {
                        <p class="coming" role="status">{ sight.text(Says::DeckComing) }</p>
                    }
                </div>
            };
        }
    };
    let is_old =
        view.setup().is_some_and(|setup| !setup.is_of(&deck)) && !matches!(view, View::SetUp(_));
    let text = view.address();
    let inside = match view.clone() {
        View::SetUp(setup) => {
            let setup = setup.unwrap_or_else(|| Setup::of(&deck, *seed));
            html! { <SetUp sight={sight.clone()} {deck} {setup} go={go} {own} /> }
        }
        View::Stage(setup) => {
            html! { <Screen key={text} sight={sight.clone()} {deck} {setup} /> }
        }
        View::Join(setup) => {
            html! { <Join key={text} sight={sight.clone()} {deck} {setup} /> }
        }
        View::Paper(setup) => html! { <Paper sight={sight.clone()} {deck} {setup} /> },
        View::Board(setup) => {
            html! { <Results key={text} sight={sight.clone()} {deck} {setup} /> }
        }
    };
    html! {
        <div class="page" data-view={name(&view)} lang={AttrValue::from(sight.texts.lang().clone())}>
            { head(&sight, Some(&view)) }
            if is_old { <p class="note" role="status">{ sight.text(Says::DeckOld) }</p> }
            { inside }
        </div>
    }
}

/// What style sheets and tests know a view by.
fn name(view: &View) -> &'static str {
    match view {
        View::SetUp(_) => "setup",
        View::Stage(_) => "stage",
        View::Join(_) => "join",
        View::Board(_) => "board",
        View::Paper(_) => "paper",
    }
}

fn is_called(deck: &Deck, name: &str) -> bool {
    **deck.id() == *name
}

/// Whether a deck's name is the address of a file. The deck in it is called otherwise.
pub(super) fn is_address(name: &str) -> bool {
    name.contains(['/', '.', ':'])
}

async fn load(sight: &Sight, wanted: &str) -> Result<ByPtr<Deck>, String> {
    let lang = sight.texts.lang();
    let what = if is_address(wanted) {
        format!("own:{lang}:{wanted}")
    } else if sight.catalog.find(wanted).is_some() {
        format!("{wanted}.{lang}.pack")
    } else {
        return Err(sight.fill(Says::DeckUnknown, &[("deck", wanted)]));
    };
    let text = sight.around.ask(&what).await?;
    let deck = pack::read(&text).map_err(|error| error.to_string())?;
    Ok(deck.into())
}

/// The deck did not come: why, and what to do.
fn missing(
    sight: &ByPtr<Sight>,
    view: &View,
    why: &str,
    again: Callback<MouseEvent>,
    own: Callback<ByPtr<Deck>>,
) -> Html {
    let was_a_file = view.setup().is_some_and(|setup| setup.deck.starts_with("own-"));
    html! {
        <div class="fault" role="alert">
            <h1>{ sight.text(Says::DeckMissing) }</h1>
            if was_a_file {
                <p>{ sight.text(Says::DeckFileAgain) }</p>
                <super::set_up::OwnFile sight={sight.clone()} {own} />
            } else {
                <p>{ why }</p>
                <p class="row">
                    <button class="primary" onclick={again}>{ sight.text(Says::Again) }</button>
                    <a class="button" href="#">{ sight.text(Says::LinkAnew) }</a>
                </p>
            }
        </div>
    }
}
