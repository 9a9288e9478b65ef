//! Items of a wrong shape: whatever is wrong with one is told, not only what comes first.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::Segment;

use super::Check;

/// A step on the way to a value inside an item.
#[derive(Clone, PartialEq)]
enum Step {
    Field(String),
    Item(usize),
}

/// A place that was filled so that reading goes on behind it, and with which of [`filling`].
struct Filled {
    way: Vec<Step>,
    with: usize,
}

/// What may stand where the right value is not there: whichever the place takes. A text is one that
/// no file has, so that nothing is taken for a repetition of it.
fn filling(with: usize, number: usize) -> Option<Value> {
    Some(match with {
        0 => Value::String(format!("?{number}")),
        1 => Value::from(0),
        2 => Value::Array(Vec::new()),
        3 => Value::Object(Map::new()),
        4 => Value::Bool(false),
        _ => return None,
    })
}

impl Check {
    /// Reads an item. Each fault of its shape is told; what is missing or of another shape is filled,
    /// so that the rest can be checked, and nothing is told of what was filled.
    pub(super) fn read<T: DeserializeOwned>(&mut self, path: &str, mut value: Value) -> Option<T> {
        let mut filled: Vec<Filled> = Vec::new();
        loop {
            let error = match serde_path_to_error::deserialize::<_, T>(&value) {
                Ok(read) => return Some(read),
                Err(error) => error,
            };
            let mut way = steps(&error)?;
            let message = error.into_inner().to_string();
            let missing =
                message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            if let Some(name) = missing {
                way.push(Step::Field(name.to_owned()));
            } else if let Some(known) = filled.iter_mut().find(|known| known.way == way) {
                known.with += 1;
                put(&mut value, &way, filling(known.with, self.problems.len())?)?;
                continue;
            }
            let at = written(path, &way);
            let unknown = message.starts_with("unknown field");
            let words = match missing {
                Some(_) => "missing; add it".to_owned(),
                None if unknown => message + "; remove it or correct its name",
                None => in_words(&message),
            };
            self.say(&*at, words);
            if way.is_empty() {
                return None;
            }
            if unknown {
                take(&mut value, &way)?;
            } else {
                put(&mut value, &way, filling(0, self.problems.len())?)?;
                filled.push(Filled { way, with: 0 });
                self.filled.push(at);
            }
        }
    }

    /// Whether nothing is known of what is at a path, because something was filled in there.
    pub(super) fn is_filled(&self, path: &str) -> bool {
        self.filled.iter().any(|filled| {
            let rest = path.strip_prefix(filled.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }
}

/// What serde calls things, in an author's words.
fn in_words(message: &str) -> String {
    let Some((found, expected)) = message.split_once("expected ") else {
        return message.to_owned();
    };
    let expected = match expected {
        "usize" => "a whole number",
        "a sequence" => "a list: [ … ]",
        "a boolean" => "true or false",
        "a map" => "an object: { … }",
        _ if expected.starts_with("struct ") => "an object: { … }",
        other => other,
    };
    let names = [("unit value", "null"), ("sequence", "a list"), (": map", ": an object")];
    let found = names.iter().fold(found.to_owned(), |all, (name, word)| all.replace(name, word));
    format!("{found}expected {expected}; correct it")
}

/// The way to where reading stopped; `None` if it cannot be gone.
fn steps<E>(error: &serde_path_to_error::Error<E>) -> Option<Vec<Step>> {
    let steps = error.path().iter().map(|segment| match segment {
        Segment::Seq { index } => Some(Step::Item(*index)),
        Segment::Map { key } => Some(Step::Field(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    steps.collect()
}

fn written(path: &str, way: &[Step]) -> String {
    way.iter().fold(path.to_owned(), |path, step| match step {
        Step::Field(name) => format!("{path}.{name}"),
        Step::Item(ix) => format!("{path}[{ix}]"),
    })
}

/// The value that a way leads to.
fn at<'v>(value: &'v mut Value, way: &[Step]) -> Option<&'v mut Value> {
    way.iter().try_fold(value, |value, step| match step {
        Step::Field(name) => value.get_mut(name),
        Step::Item(ix) => value.get_mut(*ix),
    })
}

/// Puts a value where there is another one or none.
fn put(value: &mut Value, way: &[Step], new: Value) -> Option<()> {
    let (last, before) = way.split_last()?;
    let around = at(value, before)?;
    match (last, around) {
        (Step::Field(name), Value::Object(fields)) => {
            fields.insert(name.clone(), new);
        }
        (Step::Item(ix), Value::Array(items)) => *items.get_mut(*ix)? = new,
        _ => return None,
    }
    Some(())
}

fn take(value: &mut Value, way: &[Step]) -> Option<()> {
    let (Step::Field(name), before) = way.split_last()? else { return None };
    at(value, before)?.as_object_mut()?.remove(name).map(drop)
}
