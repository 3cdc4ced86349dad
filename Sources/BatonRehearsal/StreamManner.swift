/// How a stream differs from a usual one; as it is made it does not.
struct StreamManner: Hashable, Sendable {
    var endsLinesWithCRLF = false
    var splitsBytes = false
    /// Under the same id.
    var repeatsEvents = false
    var withholdsText = false
    var omitsSteps = false
    /// After the first text.
    var closesEarly = false

    /// Whether the stream ends after an act.
    func ends(after act: Act) -> Bool {
        guard closesEarly, case .say = act else { return false }
        return true
    }
}
