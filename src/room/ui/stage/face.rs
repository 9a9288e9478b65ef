//! The clock's face.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::by_ptr::ByPtr;
use crate::room::ui::Sight;
use game::Millis;
use workshop::{Countdown, Says};

/// How often it looks, in milliseconds.
const TICK: u32 = 200;

#[derive(Properties, PartialEq)]
pub(super) struct FaceProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) clock: Countdown,
    /// Its time is over.
    pub(super) ended: Callback<()>,
}

/// The seconds that are left. They are not read aloud one by one.
#[component]
pub(super) fn Face(props: &FaceProps) -> Html {
    let FaceProps { sight, clock, ended } = props;
    let now = use_state(|| sight.around.now());
    use_effect_with((*clock, *now), {
        let (now, sight, ended) = (now.setter(), sight.clone(), ended.clone());
        move |(clock, _): &(Countdown, Millis)| {
            let clock = *clock;
            // By the time of the device: a lid may have been closed.
            let next = clock.runs().then(|| {
                Timeout::new(TICK, move || {
                    let then = sight.around.now();
                    now.set(then);
                    if clock.left(then) == 0 {
                        ended.emit(());
                    }
                })
            });
            move || drop(next)
        }
    });
    let left = clock.left(*now).div_ceil(1000);
    html! {
        <span class="clock" role="timer" aria-live="off" data-low={(left <= 5).then_some("")}>
            { sight.fill(Says::Seconds, &[("n", &left.to_string())]) }
        </span>
    }
}
