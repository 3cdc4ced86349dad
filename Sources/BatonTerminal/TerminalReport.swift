/// What a terminal says of itself when it is asked (``TerminalSequences/askAbilities`` and those that follow it there).
enum TerminalReport: Hashable {
    /// Whether it can show nothing half-drawn (private mode 2026).
    case synchronizedOutput(Bool)
    /// It knows kitty's keyboard protocol, with these flags on at the moment.
    case keyboard(flags: Int)
    /// What it is (DA1, of DEC's VT100): every terminal says so, after what it was asked before.
    case attributes
    /// That it has come so far (DSR 5, of ECMA-48 §8.3.35).
    case ready
}
