internal import BatonCore
internal import BatonEngine

/// Files that go with messages.
extension AppState {
    /// - Parameter isMention: whether an `@` was typed for it.
    mutating func openFilePicker(isMention: Bool = false) -> [AppCommand] {
        guard active.machine != nil else {
            return show(.warning, "There is no agent in this slot", hint: hint("picks one", .openPicker))
        }
        overlay = .files(FilePicker(isMention: isMention))
        return []
    }

    /// Whether an `@` typed now begins a word, and so names a file.
    var isAtWordStart: Bool {
        let composer = active.composer
        let before = composer.folded.utf8.prefix(composer.insertionOffset).last
        return before == nil || before == UInt8(ascii: " ") || before == UInt8(ascii: "\n")
    }

    /// Asks for the folder that the picker has come to.
    mutating func listFilesIfNeeded() -> [AppCommand] {
        guard var picker = filePicker, picker.listing == .wanted else { return [] }
        picker.listing = .asked
        filePicker = picker
        return [.listFiles(picker.folder)]
    }

    /// What was typed or pasted into the path; a mention to which nothing fits any more is a word like any other.
    mutating func typeIntoPath(_ text: String, of picker: FilePicker) {
        if picker.isMention, text == " ", picker.rows.isEmpty || picker.path.isEmpty {
            leave(picker)
            edit(.insert(" "))
            return
        }
        var picker = picker
        picker.changePath { $0 += text.count == 1 ? text : FilePicker.unquoted(text) }
        filePicker = picker
    }

    mutating func completePath() {
        filePicker?.complete()
    }

    /// Closes the picker; of a mention, what was typed stays as text.
    mutating func leave(_ picker: FilePicker) {
        overlay = nil
        if picker.isMention { edit(.insert("@" + picker.path)) }
    }

    mutating func filesListed(_ folder: String, _ result: Result<[FileEntry], PlatformFailure>) {
        guard var picker = filePicker, picker.folder == folder else { return }
        switch result {
        case .success(let entries): picker.listing = .read(entries)
        case .failure(let failure): picker.listing = .failed(failure.advice.sentence)
        }
        picker.selection = 0
        filePicker = picker
    }

    /// Goes into the chosen folder, or attaches the chosen file; a path of which nothing is listed is taken at its word.
    mutating func choose(in picker: FilePicker) -> [AppCommand] {
        let rows = picker.rows
        guard rows.indices.contains(picker.selection) else {
            if picker.isMention {
                leave(picker)
                return []
            }
            return picker.beginning.isEmpty ? [] : attach(picker.path)
        }
        let entry = rows[picker.selection]
        guard entry.isFolder else { return attach(picker.folder + entry.name) }
        var picker = picker
        picker.enter(entry)
        overlay = .files(picker)
        return []
    }

    private mutating func attach(_ path: String) -> [AppCommand] {
        overlay = nil
        guard !active.attachments.contains(where: { $0.path == path }) else {
            return show(.info, "\(path) is attached already")
        }
        active.attachments.append(Attachment(path: path))
        return [.readFile(path, activeNumber)]
    }

    mutating func fileRead(
        _ path: String, for number: SlotNumber, _ result: Result<AttachedFile, PlatformFailure>
    ) -> [AppCommand] {
        guard let index = self[number].attachments.firstIndex(where: { $0.path == path }) else { return [] }
        switch result {
        case .success(let file):
            let rule = self[number].machine?.need?.uploads
            if let refusal = rule?.refusal(of: file.name, mediaType: file.mediaType, bytes: file.byteCount ?? 0) {
                self[number].attachments.remove(at: index)
                return show(.warning, refusal)
            }
            self[number].attachments[index].file = file
            return []
        case .failure(let failure):
            self[number].attachments.remove(at: index)
            let advice = failure.advice
            return show(.warning, advice.sentence, hint: advice.next)
        }
    }

    mutating func detachNewestFile() -> [AppCommand] {
        guard let newest = active.attachments.popLast() else { return [] }
        return show(.info, "\(newest.name) is not sent", hint: hint("attaches a file", .attachFile))
    }
}
