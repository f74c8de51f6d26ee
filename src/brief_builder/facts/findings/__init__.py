"""Facts and a date in → what a careful officer would remark: conflicts, gaps, age."""
