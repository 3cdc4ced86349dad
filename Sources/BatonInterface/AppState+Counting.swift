internal import BatonCore
internal import BatonScreen

/// A number before a motion in the transcript: so many times.
extension AppState {
    /// More than anybody means, and no more than can be done at once.
    private static let countLimit = 999

    /// Takes a digit that has no meaning of its own there.
    mutating func takesCount(_ stroke: KeyStroke) -> Bool {
        guard overlay == nil, isTranscriptFocused, !isSearchingTranscript, stroke.isTyped,
            case .character(let character) = stroke.key, character.isASCII, let digit = character.wholeNumberValue,
            digit > 0 || typedCount != nil
        else { return false }
        typedCount = min((typedCount ?? 0) * 10 + digit, Self.countLimit)
        return true
    }

    /// Performs a motion as often as was typed before it, and everything else once. What leaves takes the number back only.
    mutating func performCounted(_ command: UserCommand, at moment: Moment) -> [AppCommand] {
        guard let count = typedCount else { return perform(command, at: moment) }
        typedCount = nil
        if command == .escape { return [] }
        return (0..<(command.isMotion ? count : 1)).flatMap { _ in perform(command, at: moment) }
    }
}

extension UserCommand {
    fileprivate var isMotion: Bool {
        switch self {
        case .scroll(.top), .scroll(.end): false
        case .scroll, .pager(.previousTurn), .pager(.nextTurn), .pager(.previousBlock), .pager(.nextBlock),
            .pager(.nextHit), .pager(.previousHit):
            true
        default: false
        }
    }
}
