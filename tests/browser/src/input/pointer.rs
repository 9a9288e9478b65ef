//! Mouse, finger, pen and wheel.
//!
//! A driver may answer before the page has heard of the last event: look at what came of it with a
//! wait, not at once.

use std::sync::PoisonError;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::{Browser, Point, Result, Session, chromium};

/// Moves in a drag that does not ask for another number.
const STEPS: u32 = 12;
/// Time between two moves of a drag: one frame.
const FRAME_MS: u64 = 16;
/// Longer than the 250 ms after which a held finger starts a drag.
const HOLD_MS: u64 = 350;

/// Nearer than this, px, two taps may be a double tap, unless this much time is between them: browsers take
/// 500 ms for a double click.
const NEAR: f64 = 48.0;
const APART: Duration = Duration::from_millis(550);

/// The rest before a drag ends: nobody could take it for a flick, the browser neither (Chromium
/// swallows a tap that follows a flick).
const REST_MS: u64 = 120;

/// One pointer of a session. What [`Pointer::press`] has pressed stays pressed between calls, so
/// that a test can look in the middle of a drag; one pointer at a time.
pub struct Pointer<'s> {
    session: &'s Session,
    kind: &'static str,
    id: &'static str,
}

impl Session {
    /// The mouse.
    pub fn mouse(&self) -> Pointer<'_> {
        Pointer { session: self, kind: "mouse", id: "mouse" }
    }

    /// A finger. In WebKitGTK it arrives as a mouse: ask [`crate::Browser::has_touch`].
    pub fn finger(&self) -> Pointer<'_> {
        Pointer { session: self, kind: "touch", id: "finger" }
    }

    /// A second finger.
    pub fn second_finger(&self) -> Pointer<'_> {
        Pointer { session: self, kind: "touch", id: "finger-2" }
    }

    /// A pen, in Chromium: ask [`crate::Browser::has_pen`].
    pub fn pen(&self) -> Pointer<'_> {
        Pointer { session: self, kind: "pen", id: "pen" }
    }

    /// Turns the mouse wheel at a point by so many pixels.
    pub async fn wheel(&self, at: impl Into<Point>, dx: i32, dy: i32) -> Result<()> {
        let at = at.into();
        let (x, y) = (at.x.round() as i64, at.y.round() as i64);
        let turn = json!({ "type": "scroll", "x": x, "y": y, "deltaX": dx, "deltaY": dy });
        self.perform(json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }])).await
    }

    /// A second finger lands and moves while the first is in the middle of a drag from `from` to
    /// `to`; then both lift.
    pub async fn two_finger_drag(&self, from: Point, to: Point, second: Point) -> Result<()> {
        let mut first = vec![go(from, 0), down(), pause(HOLD_MS)];
        first.extend(path(from, from.toward(to, 0.5), STEPS, FRAME_MS));
        // Tick by tick: the second finger waits until the first is half way.
        let mut other: Vec<_> = first.iter().map(|_| pause(0)).collect();
        first.extend([pause(0), pause(0)]);
        other.extend([go(second, 0), down()]);
        first.extend(path(from.toward(to, 0.5), to, STEPS, FRAME_MS));
        other.extend(path(second, second.plus(30.0, 30.0), STEPS, FRAME_MS));
        first.push(up());
        other.push(up());
        let (one, two) = (self.finger(), self.second_finger());
        self.perform(json!([one.source(first), two.source(other)])).await
    }
}

impl Pointer<'_> {
    /// Goes to the point and presses.
    pub async fn press(&self, at: impl Into<Point>) -> Result<()> {
        self.act_in_parts(vec![go(at.into(), 0), down()]).await
    }

    /// Goes to the point and presses for as long as a finger must to start a drag.
    pub async fn press_and_hold(&self, at: impl Into<Point>) -> Result<()> {
        self.act_in_parts(vec![go(at.into(), 0), down(), pause(HOLD_MS)]).await
    }

    /// Goes there in one move (pressed or not).
    pub async fn go(&self, to: impl Into<Point>) -> Result<()> {
        self.act_in_parts(vec![go(to.into(), 0)]).await
    }

    /// Goes from here to there in this many moves, a frame apart (pressed or not).
    pub async fn travel(
        &self,
        from: impl Into<Point>,
        to: impl Into<Point>,
        moves: u32,
    ) -> Result<()> {
        self.act_in_parts(path(from.into(), to.into(), moves, FRAME_MS)).await
    }

    /// Lets go.
    pub async fn release(&self) -> Result<()> {
        self.act_in_parts(vec![up()]).await
    }

    /// A click, or a finger's tap. A second one at the same place comes as somebody makes it who means no
    /// double click, however fast the machine: see [`Pointer::taps`] for those.
    pub async fn tap(&self, at: impl Into<Point>) -> Result<()> {
        let at = at.into();
        let tapped = *self.session.tapped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((when, place)) = tapped
            && (place.x - at.x).hypot(place.y - at.y) < NEAR
        {
            tokio::time::sleep(APART.saturating_sub(when.elapsed())).await;
        }
        self.act(vec![go(at, 0), down(), pause(30), up()]).await?;
        let now = Some((Instant::now(), at));
        *self.session.tapped.lock().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(())
    }

    /// So many clicks or taps at one place, with this many milliseconds between two.
    pub async fn taps(&self, at: impl Into<Point>, times: usize, gap: u64) -> Result<()> {
        let at = at.into();
        if self.kind == "touch" && self.session.browser() == Browser::Chromium {
            // By the events' own clock, however long the browser takes over them.
            let each = |n: usize| 0.001 * (n as u64 * (gap + 20)) as f64;
            let strokes = (0..times).flat_map(|n| {
                [("touchStart", Some(at), each(n)), ("touchEnd", None, each(n) + 0.02)]
            });
            return self.timed(strokes.collect()).await;
        }
        if self.kind == "mouse" && self.session.browser() == Browser::Chromium {
            let epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            for n in 0..times {
                for (kind, ms) in [("mousePressed", 0), ("mouseReleased", 20)] {
                    let after = 0.001 * (n as u64 * (gap + 20) + ms) as f64;
                    let event = json!({
                        "type": kind, "x": at.x.round(), "y": at.y.round(), "button": "left",
                        "clickCount": n + 1, "timestamp": epoch.as_secs_f64() + after,
                    });
                    self.session.cdp("Input.dispatchMouseEvent", event).await?;
                }
            }
            return self.session.frames().await;
        }
        let tap = [down(), pause(20), up(), pause(gap)];
        let taps = (0..times).flat_map(|_| tap.clone());
        self.act([go(at, 0)].into_iter().chain(taps).collect()).await
    }

    /// Press, twelve moves a frame apart, a short rest, release. With a finger the page may scroll instead: see
    /// [`Pointer::hold_and_drag`].
    pub async fn drag(&self, from: impl Into<Point>, to: impl Into<Point>) -> Result<()> {
        self.stroke(from.into(), to.into(), 0, STEPS, FRAME_MS, REST_MS).await
    }

    /// Press, hold until a drag starts, move, rest, release.
    pub async fn hold_and_drag(&self, from: impl Into<Point>, to: impl Into<Point>) -> Result<()> {
        self.stroke(from.into(), to.into(), HOLD_MS, STEPS, FRAME_MS, REST_MS).await
    }

    /// A flick: two moves, let go while moving. Not more, since a driver waits until the page has
    /// heard of each: on a busy machine four took up to 200 ms, which is no flick any more.
    pub async fn fling(&self, from: impl Into<Point>, to: impl Into<Point>) -> Result<()> {
        if self.kind == "touch" && self.session.browser() == Browser::Chromium {
            return self.timed_flick(from.into(), to.into()).await;
        }
        self.stroke(from.into(), to.into(), 0, 2, 8, 0).await
    }

    /// A finger's flick of 36 ms by the events' own clock, however long the browser takes over it.
    async fn timed_flick(&self, from: Point, to: Point) -> Result<()> {
        let stroke = [
            ("touchStart", Some(from), 0.0),
            ("touchMove", Some(from.toward(to, 0.5)), 0.012),
            ("touchMove", Some(to), 0.024),
            ("touchEnd", None, 0.036),
        ];
        self.timed(stroke.to_vec()).await
    }

    /// What a finger does, each at its second.
    async fn timed(&self, strokes: Vec<(&str, Option<Point>, f64)>) -> Result<()> {
        let epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        for (kind, at, seconds) in strokes {
            let points: Vec<_> = at
                .map(|at| json!({ "x": at.x.round(), "y": at.y.round(), "id": 0 }))
                .into_iter()
                .collect();
            let timestamp = epoch.as_secs_f64() + seconds;
            let event = json!({ "type": kind, "touchPoints": points, "timestamp": timestamp });
            self.session.cdp("Input.dispatchTouchEvent", event).await?;
        }
        self.session.frames().await
    }

    /// A quick stroke over the page, as one scrolls. Firefox's driver does not let touch scroll the
    /// page: see [`crate::Browser::scrolls_by_touch`].
    pub async fn swipe(&self, from: impl Into<Point>, to: impl Into<Point>) -> Result<()> {
        self.stroke(from.into(), to.into(), 0, 10, FRAME_MS, 0).await
    }

    async fn stroke(
        &self,
        from: Point,
        to: Point,
        hold: u64,
        moves: u32,
        each_ms: u64,
        rest: u64,
    ) -> Result<()> {
        let mut actions = vec![go(from, 0), down()];
        if hold > 0 {
            actions.push(pause(hold));
        }
        actions.extend(path(from, to, moves, each_ms));
        if rest > 0 {
            actions.push(pause(rest));
        }
        actions.push(up());
        self.act(actions).await
    }

    /// chromedriver forgets between two calls what is pressed, and Chromium then ends the pointer
    /// capture (mouse) or loses the finger; its CDP input does not.
    async fn act_in_parts(&self, actions: Vec<Value>) -> Result<()> {
        if self.session.browser() == Browser::Chromium {
            chromium::act(self.session, self.kind, &actions).await?;
            return self.session.frames().await;
        }
        self.act(actions).await
    }

    async fn act(&self, actions: Vec<Value>) -> Result<()> {
        self.session.perform(json!([self.source(actions)])).await
    }

    fn source(&self, actions: Vec<Value>) -> Value {
        json!({
            "type": "pointer",
            "id": self.id,
            "parameters": { "pointerType": self.kind },
            "actions": actions,
        })
    }
}

fn go(to: Point, ms: u64) -> Value {
    // Whole pixels: not every driver takes fractions.
    let (x, y) = (to.x.round() as i64, to.y.round() as i64);
    json!({ "type": "pointerMove", "duration": ms, "origin": "viewport", "x": x, "y": y })
}

fn path(from: Point, to: Point, moves: u32, each_ms: u64) -> Vec<Value> {
    let part = |n: u32| from.toward(to, f64::from(n) / f64::from(moves.max(1)));
    (1..=moves).map(|n| go(part(n), each_ms)).collect()
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

fn pause(ms: u64) -> Value {
    json!({ "type": "pause", "duration": ms })
}
