/// How much of a step, and of an agent's reasoning, a transcript shows.
package enum Density: String, Hashable, Sendable, CaseIterable {
    /// One line.
    case title
    /// The arguments and the beginning of the result in a few lines; a few lines of the reasoning.
    case preview
    /// Everything.
    case full

    /// The next one, for a key that goes round.
    package var next: Density {
        switch self {
        case .title: .preview
        case .preview: .full
        case .full: .title
        }
    }
}
