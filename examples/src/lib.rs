//! amends-examples
