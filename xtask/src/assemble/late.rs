//! Callbacks that come after they were taken back.
//!
//! A page may have another `requestAnimationFrame`, one whose frames cannot be cancelled. The callback is
//! then called when the game has dropped it already, for which wasm-bindgen throws: that would be the end
//! of the game. Here such a call does nothing.

use crate::error::Result;
use crate::replace;

/// What each closure of the glue begins a call with: it counts those who use it, and is gone at none.
const CALL: &str = "state.cnt++;";

/// The glue with closures that may be called too late.
pub(super) fn harmless(glue: &str) -> Result<String> {
    let safe = "if (!state.cnt) return;\nstate.cnt++;";
    replace::every("xtask/src/assemble/late.rs", "wasm-bindgen's script", glue, CALL, safe)
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_call_of_a_dropped_closure_does_nothing() {
        let glue = "const real = (...args) => {\n    state.cnt++;\n    const a = state.a;\n};\n";
        let expected = "const real = (...args) => {\n    if (!state.cnt) return;\nstate.cnt++;\n    const a = state.a;\n};\n";
        assert_eq!(harmless(glue).expect("a closure"), expected);
    }

    #[test]
    fn a_glue_whose_closures_look_otherwise_is_refused() {
        let error =
            harmless("const real = () => { state.count++; };").expect_err("none").to_string();
        assert!(error.contains("late.rs"), "{error}");
    }
}
