internal import BatonCore
internal import BatonEngine
internal import BatonScreen

extension AppState {
    mutating func handle(_ input: InputEvent, at moment: Moment) -> [AppCommand] {
        switch input {
        case .key(let stroke): return guardCard() + handle(stroke, at: moment)
        case .paste(let text):
            if case .palette(let palette) = overlay, palette.isSlash {
                return typeBehindSlash(text, of: palette, at: moment)
            }
            paste(text, at: moment)
            return []
        case .focusChanged(let isFocused):
            isTerminalFocused = isFocused
            return []
        case .appearanceReported(let appearance):
            if let theme = automaticThemes?[appearance] { takeAutomatic(theme) }
            return []
        case .mouse(let event): return handle(event, at: moment)
        case .resized(let size):
            self.size = size
            return []
        case .endOfInput: return leave()  // Nobody is there any more to be asked.
        }
    }

    private mutating func handle(_ stroke: KeyStroke, at moment: Moment) -> [AppCommand] {
        // A screen that shows nothing must not let blind keys act; growing it brings everything back.
        guard layout != nil else { return [] }
        let strokes = pendingStrokes + [stroke]
        switch keymap.resolve(strokes, in: keyContexts) {
        case .command(let command):
            endSequence()
            return foreseeViewport(for: command) + performCounted(command, at: moment)
        case .prefix:
            pendingStrokes = strokes
            let number = nextTimerNumber()
            whichKeyNumber = number
            return [.schedule(.whichKey(number), after: AppTimer.whichKeyDelay)]
        case .unbound:
            let isAlone = pendingStrokes.isEmpty
            endSequence()
            if isAlone, case .history(let search) = overlay, !stroke.isTyped {
                accept(search)  // As readline does: any other key takes what was found, and then does what it does.
                return handle(stroke, at: moment)
            }
            if isAlone, takesCount(stroke) { return [] }
            typedCount = nil
            if isAlone { return type(stroke, at: moment) }
            if stroke == .escape { return [] }
            let keys = KeySequence(strokes).notation
            return show(.info, "\(keys) is not bound", hint: hint("shows the keys", .openHelp))
        }
    }

    mutating func endSequence() {
        pendingStrokes = []
        isWhichKeyShown = false
    }

    /// A key without a meaning of its own is text, where text can go.
    private mutating func type(_ stroke: KeyStroke, at moment: Moment) -> [AppCommand] {
        guard case .character(let character) = stroke.key, stroke.isTyped else { return [] }
        arming = nil
        if case .palette(let palette) = overlay, palette.isSlash {
            return typeBehindSlash(String(character), of: palette, at: moment)
        }
        if overlay != nil || isSearchingTranscript || isSearchingPane {
            typeIntoFilter(String(character), at: moment)
        } else if isCardFocused {
            typeIntoCard(String(character))
        } else if focus == .composer, character == "@", isAtWordStart, active.machine != nil {
            return openFilePicker(isMention: true)
        } else if focus == .composer {
            edit(.insert(String(character)))
        }
        return []
    }

    mutating func paste(_ text: String, at moment: Moment) {
        if overlay != nil || isSearchingTranscript || isSearchingPane {
            typeIntoFilter(text, at: moment)
        } else {
            focus = .composer
            if !isWritingIntoCard { leaveCard() }
            write(!isWritingIntoCard && FoldedPastes.isLarge(text) ? .fold(text) : .paste(text))
        }
    }

    mutating func edit(_ command: ComposerCommand) {
        active.composer.perform(command, width: composerColumns, history: command.usesHistory ? promptHistory : [])
    }

    private var promptHistory: [String] { active.machine?.thread.turns.map(\.prompt.text) ?? [] }
}

extension ComposerCommand {
    /// Whether earlier prompts matter; gathering them costs as much as there are.
    fileprivate var usesHistory: Bool {
        switch self {
        case .moveUp, .moveDown, .recallOlder, .recallNewer: true
        default: false
        }
    }
}

extension KeyStroke {
    static let escape = KeyStroke(.escape)

    /// Whether the key types a character.
    var isTyped: Bool {
        if case .character = key { modifiers.isEmpty } else { false }
    }
}
