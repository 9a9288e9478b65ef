//! Sharing by pointer.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value that is equal to itself only, so that comparing properties costs one
/// comparison of addresses, however large the value is.
#[derive(Debug)]
pub struct ByPtr<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Clone for ByPtr<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for ByPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for ByPtr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<T> for ByPtr<T> {
    fn from(value: T) -> Self {
        Self(Rc::new(value))
    }
}
