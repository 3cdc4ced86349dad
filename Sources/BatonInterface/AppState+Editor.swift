internal import BatonCore
internal import BatonEngine

/// The draft in an editor of the user's.
extension AppState {
    mutating func editDraft() -> [AppCommand] {
        overlay = nil
        focus = .composer
        return [.editDraft(active.composer.text, activeNumber)]
    }

    /// Takes what the editor has left of the draft; without a change the draft, and how to undo it, stay as they are.
    mutating func draftEdited(_ number: SlotNumber, _ result: Result<String, PlatformFailure>) -> [AppCommand] {
        switch result {
        case .success(let text):
            let before = self[number].composer.text
            // Editors end the last line of a file.
            let edited = text.hasSuffix("\n") && !before.hasSuffix("\n") ? String(text.dropLast()) : text
            if edited != before { self[number].composer.perform(.replaceAll(edited)) }
            return []
        case .failure(let failure):
            let advice = failure.advice
            return show(.warning, advice.sentence, hint: advice.next)
        }
    }
}
