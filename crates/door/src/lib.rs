//! The doors to the parts of the module: what is asked for, if at all, once the first card is there. A part is
//! what only a door reaches, a function with [`wasm_split`]; the build makes a file of it
//! (`xtask/src/assemble/split.rs`), which shares everything with the rest and which a script fetches
//! (`src/embed/parts.js`).
//!
//! [`wasm_split`] makes the door a future that asks the script for the part. The script answers before it
//! returns, since it has the part or has not: whoever wants one has had it fetched before, and [`now`] tells.
//! Where there is no WebAssembly, in native tests, all parts are here.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub use wasm_split_macros::wasm_split;

/// The part is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[doc(hidden)]
pub use Missing as SplitLoaderError;

/// What is behind a door, if its part is here.
pub fn now<T>(door: impl Future<Output = Result<T, Missing>>) -> Option<T> {
    match pin!(door).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(behind)) => Some(behind),
        _ => None,
    }
}

/// The names by which [`wasm_split`] calls.
#[doc(hidden)]
pub mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::Missing;

    /// Hears whether the part is here.
    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);
    /// Asks the script for a part.
    pub type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    /// A part. Once it is in the instance it is not asked for again: it would begin anew.
    pub struct LazySplitLoader(LoadFn, AtomicBool);

    impl LazySplitLoader {
        /// The part that the script knows by this function.
        ///
        /// # Safety
        /// The function calls back at most once, with the same address, and before it returns.
        pub const unsafe fn new(load: LoadFn) -> Self {
            Self(load, AtomicBool::new(false))
        }
    }

    /// Asks for a part: the script puts it into the instance, if it has it.
    ///
    /// # Errors
    /// It has not.
    pub async fn ensure_loaded(part: Pin<&LazySplitLoader>) -> Result<(), Missing> {
        unsafe extern "C" fn told(answer: *const c_void, is_here: bool) {
            // SAFETY: the address below, of what outlives the call.
            unsafe { &*answer.cast::<AtomicBool>() }.store(is_here, Ordering::Relaxed);
        }
        let LazySplitLoader(load, is_here) = part.get_ref();
        if !is_here.load(Ordering::Relaxed) {
            // SAFETY: `told` is called with this address, before this line ends.
            unsafe { load(told, std::ptr::from_ref(is_here).cast()) };
        }
        if is_here.load(Ordering::Relaxed) { Ok(()) } else { Err(Missing) }
    }
}

#[cfg(test)]
mod tests {
    use super::rt::{LazySplitLoader, LoadCallbackFn, ensure_loaded};
    use super::{Missing, now};
    use std::ffi::c_void;
    use std::pin::Pin;
    use std::sync::atomic::{AtomicU32, Ordering};

    unsafe extern "C" fn here(told: LoadCallbackFn, answer: *const c_void) {
        // SAFETY: as the script does it.
        unsafe { told(answer, true) };
    }

    unsafe extern "C" fn silent(_: LoadCallbackFn, _: *const c_void) {}

    fn is_here(load: super::rt::LoadFn) -> bool {
        // SAFETY: both above call back at most once, and at once.
        let part = unsafe { LazySplitLoader::new(load) };
        now(ensure_loaded(Pin::new(&part))).is_some()
    }

    #[test]
    fn a_part_is_here_if_the_script_says_so() {
        assert!(is_here(here));
        assert!(!is_here(silent));
    }

    #[test]
    fn a_part_that_is_here_is_not_asked_for_again() {
        static ASKED: AtomicU32 = AtomicU32::new(0);
        unsafe extern "C" fn second(told: LoadCallbackFn, answer: *const c_void) {
            let is_here = ASKED.fetch_add(1, Ordering::Relaxed) > 0;
            // SAFETY: as the script does it.
            unsafe { told(answer, is_here) };
        }
        // SAFETY: it calls back once, and at once.
        let part = unsafe { LazySplitLoader::new(second) };
        let tries = [1, 2, 3, 4].map(|_| now(ensure_loaded(Pin::new(&part))).is_some());
        assert_eq!(tries, [false, true, true, true]);
        assert_eq!(ASKED.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn what_takes_longer_is_not_here() {
        assert_eq!(now(std::future::pending::<Result<(), Missing>>()), None);
    }
}
