//! JSON text to a value, of which nothing gets lost: a field that is there twice is a problem.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::other;
use super::problem::Problem;

/// Reads a whole file. A byte order mark before it is ignored, as RFC 8259, section 8.1, allows:
/// some editors write one and do not show it.
pub(super) fn parse(json: &str) -> Result<Value, Problem> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if json.trim().is_empty() {
        return Err(Problem::new("", "the file is empty; see decks/README.md for what it holds"));
    }
    // Its depth is limited by serde_json (128 levels), so that no file can exhaust the stack.
    let mut reader = serde_json::Deserializer::from_str(json);
    let read: Result<Strict, _> = serde_path_to_error::deserialize(&mut reader);
    match read {
        Err(error) => {
            let path = error.path().to_string();
            let error = error.into_inner();
            Err(match error.classify() {
                serde_json::error::Category::Data => {
                    Problem::new(if path == "." { "" } else { &*path }, error.to_string())
                }
                _ if error.to_string().starts_with("recursion limit") => Problem::new(
                    "",
                    format!(
                        "nested too deeply at line {}, column {}; a deck needs 6 levels",
                        error.line(),
                        error.column()
                    ),
                ),
                _ => Problem::new("", not_json(json, &error)),
            })
        }
        Ok(Strict(value)) => match reader.end() {
            Ok(()) => Ok(value),
            Err(error) => Err(Problem::new("", not_json(json, &error))),
        },
    }
}

/// What a file is that is not JSON, or where it stops being JSON.
fn not_json(text: &str, error: &serde_json::Error) -> String {
    match other::text(text) {
        Some(kind) => kind.told(),
        None => format!("this is not JSON: {error}; correct it there"),
    }
}

/// A value that was read without losing a field.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Strict;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "a JSON value")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Strict, E> {
                Ok(Strict(Value::Bool(value)))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Strict, E> {
                Ok(Strict(Value::Number(value.into())))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Strict, E> {
                Ok(Strict(Value::Number(value.into())))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Strict, E> {
                Ok(Strict(Number::from_f64(value).map_or(Value::Null, Value::Number)))
            }

            fn visit_str<E>(self, value: &str) -> Result<Strict, E> {
                Ok(Strict(Value::String(value.to_owned())))
            }

            fn visit_string<E>(self, value: String) -> Result<Strict, E> {
                Ok(Strict(Value::String(value)))
            }

            fn visit_unit<E>(self) -> Result<Strict, E> {
                Ok(Strict(Value::Null))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strict, A::Error> {
                let mut items = Vec::new();
                while let Some(Strict(item)) = list.next_element()? {
                    items.push(item);
                }
                Ok(Strict(Value::Array(items)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
                let mut fields = Map::new();
                while let Some(name) = map.next_key::<String>()? {
                    if fields.contains_key(&name) {
                        return Err(A::Error::custom(format_args!(
                            "the field {name:?} is there twice; remove or rename one"
                        )));
                    }
                    let Strict(value) = map.next_value()?;
                    fields.insert(name, value);
                }
                Ok(Strict(Value::Object(fields)))
            }
        }

        from.deserialize_any(Reader)
    }
}
