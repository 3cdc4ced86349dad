internal import BatonScreen

/// Bindings, and which of them a stroke begins in each context: every key that is pressed is looked up there.
struct KeyLookup: Sendable {
    let bindings: [KeyBinding]
    private let candidates: [Place: [Candidate]]

    private struct Place: Hashable {
        var context: KeyContext
        var first: KeyStroke?
    }

    private struct Candidate {
        var strokes: [KeyStroke]
        var command: UserCommand
    }

    init(_ bindings: [KeyBinding]) {
        self.bindings = bindings
        var candidates: [Place: [Candidate]] = [:]
        for binding in bindings {
            for sequence in binding.sequences {
                let place = Place(context: binding.context, first: sequence.strokes.first)
                let candidate = Candidate(strokes: sequence.strokes, command: binding.command)
                candidates[place, default: []].append(candidate)
            }
        }
        self.candidates = candidates
    }

    /// What exactly `strokes` mean: of several bindings the last.
    func command(of strokes: [KeyStroke], in context: KeyContext) -> UserCommand? {
        begun(by: strokes, in: context)?.last { $0.strokes == strokes }?.command
    }

    /// Whether more strokes may follow.
    func isBegun(by strokes: [KeyStroke], in context: KeyContext) -> Bool {
        begun(by: strokes, in: context)?.contains { candidate in
            candidate.strokes.count > strokes.count && candidate.strokes.starts(with: strokes)
        } ?? false
    }

    private func begun(by strokes: [KeyStroke], in context: KeyContext) -> [Candidate]? {
        candidates[Place(context: context, first: strokes.first)]
    }
}
