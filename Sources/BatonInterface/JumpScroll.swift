/// How an end that is followed moves on by several rows at once, so that a screen is not written anew for each.
enum JumpScroll {
    /// How many rows stay free below `count` rows that fill more than `room`.
    static func freeRows(below count: Int, room: Int) -> Int {
        let jump = max(1, room / 4)
        let hidden = max(0, count - room)
        return (jump - hidden % jump) % jump
    }
}
