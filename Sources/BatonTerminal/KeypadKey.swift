import BatonScreen

/// The number pad's keys, which kitty's protocol numbers on their own ("Functional key definitions"): to Baton they are what is
/// printed on them.
enum KeypadKey {
    private static let first = 57_399
    private static let keys: [Key] =
        "0123456789./*-+".map { .character($0) } + [.enter, .character("="), .character(",")]
        + [.left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert, .delete]

    static func key(_ code: Int) -> Key? {
        keys.indices.contains(code - first) ? keys[code - first] : nil
    }
}
