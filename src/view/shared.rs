//! A cheap handle on a large value, compared by pointer.

use std::ops::Deref;
use std::rc::Rc;

/// An `Rc` that is equal to itself only: what components take as a property, so that to compare two
/// reports costs nothing.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// A handle on this value.
    #[must_use]
    pub fn of(value: &Rc<T>) -> Self {
        Self(Rc::clone(value))
    }

    /// The `Rc` behind it.
    #[must_use]
    pub fn rc(&self) -> Rc<T> {
        Rc::clone(&self.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_only_to_itself() {
        let one = Shared::of(&Rc::new("同"));
        assert_eq!(one, one.clone());
        assert_ne!(one, Shared::of(&Rc::new("同")));
    }
}
