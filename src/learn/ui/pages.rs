//! The book as a property.

use std::ops::Deref;
use std::rc::Rc;

use learn::Book;

/// A book that is equal to itself only.
#[derive(Clone)]
pub struct Pages(pub Rc<Book>);

impl PartialEq for Pages {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Pages {
    type Target = Book;

    fn deref(&self) -> &Book {
        &self.0
    }
}
