/// An act with its place in the run and the time at which it happened.
package struct TimedAct: Hashable, Sendable {
    /// 0 for the run's first act, then one more each: with ``millisecondsSince1970`` an event id that grows.
    package var index: Int
    package var act: Act
    package var millisecondsSince1970: Int64

    package init(index: Int, act: Act, millisecondsSince1970: Int64) {
        self.index = index
        self.act = act
        self.millisecondsSince1970 = millisecondsSince1970
    }
}
