internal import BatonCore
internal import BatonEngine
internal import BatonText

/// Threads that become files.
extension AppState {
    /// Begins with the thread chosen in the picker, else the one in sight.
    mutating func exportThread() -> [AppCommand] {
        let picker: ThreadPicker? = if case .threads(let picker) = overlay { picker } else { nil }
        guard let row = picker.map(\.chosenRow) ?? activeRow else { return show(.info, "There is no thread to export") }
        guard let thread = row.locals.first?.id else {
            return show(
                .info, "Only threads that are here can be exported",
                hint: hint("opens it, which brings it here", .choose))
        }
        overlay = .export(ThreadExporting(thread: thread, title: row.title, threads: picker))
        return []
    }

    /// The path that is being typed: of a file to attach, or of one to write.
    var filePicker: FilePicker? {
        get {
            switch overlay {
            case .files(let picker): picker
            case .export(let export) where export.hasPath: export.picker
            default: nil
            }
        }
        set {
            guard let newValue else { return }
            switch overlay {
            case .files: overlay = .files(newValue)
            case .export(var export):
                if export.picker.path != newValue.path { export.selection = 0 }
                export.picker = newValue
                overlay = .export(export)
            default: break
            }
        }
    }

    /// What Enter does.
    mutating func choose(in export: ThreadExporting) -> [AppCommand] {
        var export = export
        defer { overlay = .export(export) }
        switch export.stage {
        case .format:
            export.format = ThreadFormat.allCases[export.selection]
            export.stage = .naming
            return [.nameExport(title: export.title, export.format)]
        case .path:
            if let entry = export.entry {
                guard !entry.isFolder else {
                    export.enter(entry)
                    return []
                }
                let path = export.picker.folder + entry.name
                export.picker.changePath { $0 = path }
                export.selection = 0
            }
            guard !export.picker.beginning.isEmpty else { return [] }
            return write(&export, isOverwriting: false)
        case .naming, .writing, .taken: return []
        }
    }

    /// The user's word that the file may be written over.
    mutating func overwriteFile() -> [AppCommand] {
        guard case .export(var export) = overlay, export.stage == .taken else { return [] }
        defer { overlay = .export(export) }
        return write(&export, isOverwriting: true)
    }

    private func write(_ export: inout ThreadExporting, isOverwriting: Bool) -> [AppCommand] {
        export.stage = .writing
        return [.export(export.thread, export.format, path: export.picker.path, isOverwriting: isOverwriting)]
    }

    mutating func exportNamed(_ format: ThreadFormat, _ path: String) {
        guard case .export(var export) = overlay, export.stage == .naming, export.format == format else { return }
        export.suggest(path)
        overlay = .export(export)
    }

    /// Says what became of it, wherever the user is by now.
    mutating func exported(_ thread: ThreadID, _ path: String, _ outcome: ExportOutcome) -> [AppCommand] {
        var waiting: ThreadExporting?
        if case .export(let export) = overlay, export.stage == .writing, export.thread == thread,
            export.picker.path == path
        {
            waiting = export
        }
        let shown = path.sanitised
        switch outcome {
        case .written(let bytes):
            if waiting != nil { overlay = overlay?.below }
            return show(.info, "Exported to \(shown) (\(ByteCountText.short(bytes)))")
        case .taken:
            guard waiting != nil else { return show(.warning, "Not exported: there is a file \(shown) already") }
            waiting?.stage = .taken
            overlay = waiting.map { .export($0) }
            return []
        case .failed(let reason):
            if waiting != nil {
                waiting?.stage = .path
                overlay = waiting.map { .export($0) }
            }
            return show(.error, "Not exported: \(reason.sanitised)")
        }
    }
}
