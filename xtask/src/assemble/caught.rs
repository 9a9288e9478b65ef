//! Calls that may throw, without a closure for each call.
//!
//! wasm-bindgen hands such a call to `handleError` as a new function and an `arguments` object. In
//! the drop of a card that is forty times both, in code that runs too seldom to be optimized.

const OPENING: &str = ": function() { return handleError(function (";
const CLOSING: &str = "}, arguments); },";
const HANDLER: &str = "function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}";
const STORE: &str = "function handleError(e) {
    const idx = addToExternrefTable0(e);
    wasm.__wbindgen_exn_store(idx);
}";

/// The glue with a `try` of its own in each function that may throw; unchanged when it is not as
/// this version of wasm-bindgen writes it.
pub(super) fn inline(glue: &str) -> String {
    let mut inlined = String::with_capacity(glue.len());
    let mut open = false;
    for line in glue.lines() {
        if let Some((name, rest)) = line.split_once(OPENING) {
            let Some(parameters) = rest.strip_suffix(") {").filter(|_| !open) else {
                return glue.to_owned();
            };
            inlined += &format!("{name}: function({parameters}) {{ try {{\n");
            open = true;
        } else if open && line.trim() == CLOSING {
            inlined += "} catch (e) { handleError(e); } },\n";
            open = false;
        } else {
            inlined += line;
            inlined.push('\n');
        }
    }
    let stored = inlined.replace(HANDLER, STORE);
    let calls = stored.matches("handleError(").count();
    let known = stored.matches("handleError(e)").count();
    if open || stored == inlined || calls != known { glue.to_owned() } else { stored }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALL: &str = "        __wbg_x: function() { return handleError(function (arg0, arg1) {
            arg0.x(arg1);
        }, arguments); },
";

    #[test]
    fn a_call_that_may_throw_catches_by_itself() {
        let glue = format!("{CALL}\n{HANDLER}\n");
        let inlined = inline(&glue);
        assert!(inlined.contains("__wbg_x: function(arg0, arg1) { try {"), "{inlined}");
        assert!(inlined.contains("arg0.x(arg1);\n} catch (e) { handleError(e); } },"), "{inlined}");
        assert!(inlined.contains("function handleError(e) {"), "{inlined}");
    }

    #[test]
    fn glue_of_another_make_stays_as_it_is() {
        let other = format!("{CALL}\nfunction handleError(f, args) {{ return 1; }}\n");
        assert_eq!(inline(&other), other);
        let unclosed = format!("{}\n{HANDLER}\n", CALL.lines().next().expect("a line"));
        assert_eq!(inline(&unclosed), unclosed);
    }
}
