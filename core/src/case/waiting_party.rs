//! Who owes the next act.

use crate::words::vocabulary;

vocabulary! {
    /// Says whom a case waits for.
    pub enum Party {
        Us "us" "我方" "us";
        Customer "customer" "客户" "the customer";
        Partner "partner" "合作单位" "a partner";
        Unit "unit" "其他部门" "another unit";
        World "world" "外部事件" "an outside event";
    }
}
