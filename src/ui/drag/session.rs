//! One drag, from the press to its end.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, KeyboardEvent, PointerEvent, Window,
};

use super::carry::Carry;
use super::columns::{Columns, rect_of};
use super::frame::Frame;
use super::listeners::Listeners;
use crate::ui::context::Env;
use crate::ui::table::Change;
use crate::ui::under_way::{self, UnderWay};
use crate::ui::{flight, focus, taps};
use gesture::{Gesture, Intent, Point, Pointer, Rect, Thresholds, Vector, edge_speed};
use model::{CardIx, PartyIx};

/// Browsers tell of moves once a frame, and then a move is drawn at once. What comes sooner than this
/// after the one before, ms, waits for the next frame.
const FRAME: f64 = 8.0;

pub(super) struct Session {
    env: Env,
    card: CardIx,
    element: HtmlElement,
    carry: Carry,
    screen: Element,
    window: Window,
    pointer_id: i32,
    mouse: bool,
    thresholds: Thresholds,
    gesture: Gesture,
    columns: Option<Columns>,
    /// Where the card's place in the page is: what the card lies in moves with whatever scrolls, and
    /// with nothing else.
    place: Point,
    frame: Frame,
    /// When the card's place was written last.
    drawn: f64,
    /// Picks the card up when a finger has rested on it.
    _hold: Option<Timeout>,
    listeners: Option<Listeners>,
    /// What had the focus when the card was lifted, if it was on the card.
    focused: Option<HtmlElement>,
    /// What can be seen of the page that the game is in.
    view: Rect,
    over: bool,
}

impl UnderWay for RefCell<Session> {
    fn end(&self) {
        Session::run(self, Session::cancel);
    }
}

/// Starts a session with a press of the main button; does nothing if one is under way.
pub(super) fn open(env: &Env, card: CardIx, element: HtmlElement, event: &PointerEvent) {
    let (Some(window), Ok(Some(screen))) = (web_sys::window(), element.closest("[data-screen]"))
    else {
        return;
    };
    if under_way::is_any() || event.button() != 0 || !event.is_primary() {
        return;
    }
    let pointer = match &*event.pointer_type() {
        "touch" => Pointer::Touch,
        "pen" => Pointer::Pen,
        _ => Pointer::Mouse,
    };
    let thresholds = Thresholds::default();
    let (point, at) = (point_of(event), event.time_stamp());
    let gesture = Gesture::press(thresholds, pointer, point, at, rect_of(&element));
    let session = Rc::new_cyclic(|me: &Weak<RefCell<Session>>| {
        // Each closure holds the session weakly: the session owns them, and a cycle would keep both for
        // ever.
        let (hears, follows, draws) = (me.clone(), me.clone(), me.clone());
        let listeners = Listeners::bind(
            &window,
            &element,
            move |event| Session::with(&hears, |session| session.hear(event)),
            move |event| Session::with(&follows, |session| session.on_move(event.unchecked_ref())),
        );
        let hold = (pointer == Pointer::Touch).then(|| {
            let me = me.clone();
            Timeout::new(thresholds.hold as u32, move || {
                Session::with(&me, |session| {
                    // The timer says that the time is over, whatever its own clock thinks.
                    let intent = session.gesture.held(f64::INFINITY);
                    session.follow(intent);
                });
            })
        });
        RefCell::new(Session {
            env: env.clone(),
            card,
            carry: Carry::of(&element),
            place: place_of(&element),
            element,
            screen,
            window,
            pointer_id: event.pointer_id(),
            mouse: pointer == Pointer::Mouse,
            thresholds,
            gesture,
            columns: None,
            frame: Frame::new(move |now| {
                Session::with(&draws, |session| session.on_frame(now));
            }),
            drawn: 0.0,
            _hold: hold,
            listeners,
            focused: None,
            view: Rect::default(),
            over: false,
        })
    });
    under_way::begin(session);
}

impl Session {
    /// Runs a handler on the session, if it is still there.
    fn with(session: &Weak<RefCell<Session>>, handle: impl FnOnce(&mut Session)) {
        if let Some(session) = session.upgrade() {
            Self::run(&session, handle);
        }
    }

    /// Runs a handler, and lets go of the session once it is over.
    fn run(session: &RefCell<Session>, handle: impl FnOnce(&mut Session)) {
        // Capturing and releasing a pointer can call back at once; the handler at work goes on.
        let Ok(mut borrowed) = session.try_borrow_mut() else { return };
        handle(&mut borrowed);
        if borrowed.over {
            drop(borrowed);
            under_way::over();
        }
    }

    fn hear(&mut self, event: &Event) {
        let name = event.type_();
        match &*name {
            "pointerup" if self.is_ours(event) => self.on_up(event.unchecked_ref()),
            "pointercancel" if self.is_ours(event) => self.cancel(),
            // Any further press is a second finger or another button: it ends the drag.
            "pointerdown" => self.cancel(),
            // The focus leaving a control inside the page is no reason.
            "blur" if event.target().is_some_and(|target| target.is_instance_of::<Window>()) => {
                self.cancel();
            }
            "keydown" => {
                let escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
                if escape && self.gesture.is_dragging() {
                    event.prevent_default();
                    event.stop_propagation();
                    self.cancel();
                }
            }
            "scroll" | "resize" => self.on_scroll(),
            // A long press must not open the browser's menu under a finger or a pen. Whoever opens it with
            // a mouse lets go where nobody hears it.
            "contextmenu" if self.mouse => self.cancel(),
            // Text that is selected, or a link, would be dragged by the browser in place of the card.
            "contextmenu" | "dragstart" => event.prevent_default(),
            "lostpointercapture" => self.on_lost(event),
            _ => {}
        }
    }

    fn is_ours(&self, event: &Event) -> bool {
        event.unchecked_ref::<PointerEvent>().pointer_id() == self.pointer_id
    }

    fn on_move(&mut self, event: &PointerEvent) {
        if !self.is_ours(event) {
            return;
        }
        if event.buttons() != 1 {
            // The button was released where nobody could hear it, outside of the window, or another
            // one is down too.
            self.cancel();
            return;
        }
        let at = event.time_stamp();
        match self.gesture.moved(point_of(event), at) {
            Intent::Follow if at - self.drawn >= FRAME => self.draw(at),
            intent => self.follow(intent),
        }
    }

    fn on_up(&mut self, event: &PointerEvent) {
        let rects = self.columns.as_ref().map_or(&[][..], Columns::rects);
        let intent = self.gesture.released(point_of(event), event.time_stamp(), rects);
        self.follow(intent);
    }

    /// The card lost the pointer. A finger is captured by what it touched at first, some text on the
    /// card, and that loses it to the card when the card is lifted: this is none of ours.
    fn on_lost(&mut self, event: &Event) {
        let card: &EventTarget = &self.element;
        // The document tells of it when the card has left the page, or was put elsewhere on it.
        if event.target().is_some_and(|it| it == *card || it.is_instance_of::<Document>()) {
            self.cancel();
        }
    }

    fn on_scroll(&mut self) {
        let now = place_of(&self.element);
        self.gesture.scrolled(Vector::between(now, self.place));
        self.place = now;
        if let Some(columns) = &mut self.columns {
            columns.read();
            self.view = self.env.outside.view();
            self.next_frame();
        }
    }

    fn cancel(&mut self) {
        let intent = self.gesture.cancelled();
        self.follow(intent);
    }

    fn follow(&mut self, intent: Intent) {
        match intent {
            Intent::None => {}
            Intent::Lift => {
                self.columns = Some(Columns::of(&self.screen));
                self.carry.measure(&self.screen);
                if let Some(listeners) = &self.listeners {
                    listeners.lift(&*self.env.outside);
                }
                // A column that scrolled shows all of itself now: the card is elsewhere.
                self.mark_source(true);
                self.on_scroll();
                let _ = self.element.set_pointer_capture(self.pointer_id);
                self.take_focus();
                self.carry.hang_from(self.gesture.grip());
                let _ = self.element.remove_attribute("data-home");
                let _ = self.element.set_attribute("data-dragging", "");
                self.carry.measure_card(&self.element, self.gesture.card_now());
                let _ = self.screen.set_attribute("data-lifted", "");
                self.next_frame();
            }
            Intent::Follow => self.next_frame(),
            Intent::Tap | Intent::GiveUp => self.over = true,
            Intent::Drop(column) => {
                let columns = self.columns.as_ref().map_or(&[][..], Columns::rects);
                flight::from(self.gesture.card_now(), columns, self.carry.scale());
                self.land();
                self.env.drop(self.card, PartyIx(column as u8));
            }
            Intent::Cancel => {
                // It flies back, and is not dealt anew.
                let _ = self.element.set_attribute("data-home", "");
                self.land();
                self.give_focus_back();
                self.env.change(Change::Return(self.card));
            }
            Intent::Rest => {
                let _ = self.element.set_attribute("data-home", "");
                self.press();
                self.land();
                self.give_focus_back();
            }
        }
    }

    /// Ends a drag: the element is as it was, and the click that follows is no tap.
    fn land(&mut self) {
        self.over = true;
        self.frame.cancel(&self.window);
        if let Some(columns) = &mut self.columns {
            columns.mark(None);
        }
        let _ = self.element.remove_attribute("data-dragging");
        self.mark_source(false);
        let _ = self.screen.remove_attribute("data-lifted");
        self.carry.home();
        taps::dragged();
    }

    /// The focus waits in the hand while the card is in the air. A card that is removed while it has
    /// the focus, and the focus being set in the middle of a drop, each make the browser lay out the
    /// page there and then: 4 ms of 5 in Chromium.
    fn take_focus(&mut self) {
        let focused = if self.element.matches(":focus").unwrap_or_default() {
            Some(self.element.clone())
        } else {
            let inside = self.element.query_selector(":focus").ok().flatten();
            inside.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        };
        let hand = self.screen.query_selector("[data-hand]").ok().flatten();
        if let (Some(_), Some(hand)) = (&focused, hand) {
            focus::focus_quietly(hand.unchecked_ref());
        }
        self.focused = focused;
    }

    fn give_focus_back(&mut self) {
        if let Some(focused) = self.focused.take() {
            focus::focus_quietly(&focused);
        }
    }

    /// Clicks what a tap would have clicked: the browser may send a click of its own after a long
    /// press, or none; that one is an echo.
    fn press(&self) {
        let button = if self.element.has_attribute("data-do") {
            Some(self.element.clone())
        } else {
            let found = self.element.query_selector("[data-do]").ok().flatten();
            found.and_then(|button| button.dyn_into().ok())
        };
        if let Some(button) = button {
            button.click();
        }
    }

    /// The column that a placed card is dragged out of lies above the others.
    fn mark_source(&self, on: bool) {
        if let Ok(Some(column)) = self.element.closest("[data-column]") {
            let _ = if on {
                column.set_attribute("data-source", "")
            } else {
                column.remove_attribute("data-source")
            };
        }
    }

    /// One write a frame, however many events come.
    fn next_frame(&mut self) {
        self.frame.request(&self.window);
    }

    fn on_frame(&mut self, now: f64) {
        self.frame.came();
        self.draw(now);
        let speed = self.edge_speed();
        if speed != 0.0 {
            self.env.outside.scroll(speed);
        }
    }

    fn draw(&mut self, now: f64) {
        self.drawn = now;
        let Some(columns) = &mut self.columns else { return };
        self.carry.to(self.gesture.offset(), self.gesture.tilt(now));
        columns.mark(self.gesture.over(columns.rects()));
        // Near an edge the page scrolls on, one step a frame.
        if self.edge_speed() != 0.0 {
            self.next_frame();
        }
    }

    fn edge_speed(&self) -> f64 {
        let below = self.gesture.pointer().y - self.view.y;
        edge_speed(below, self.view.height, &self.thresholds)
    }
}

/// Where a pointer is.
pub(in crate::ui) fn point_of(event: &PointerEvent) -> Point {
    Point { x: event.client_x().into(), y: event.client_y().into() }
}

/// Where what a card lies in is. The card itself may be in the air.
fn place_of(element: &HtmlElement) -> Point {
    let Rect { x, y, .. } = element.parent_element().map_or_else(Rect::default, |it| rect_of(&it));
    Point { x, y }
}
