internal import BatonCore
internal import BatonEngine

extension AppState {
    mutating func openLinks() -> [AppCommand] {
        let runs = active.machine?.thread.turns.reversed().lazy.compactMap(\.run)
        guard let run = runs?.first(where: { !$0.text.isEmpty || !$0.sources.isEmpty || !$0.files.isEmpty }) else {
            return show(.info, "There is no answer yet")
        }
        return openLinks(of: run)
    }

    mutating func openLinks(of run: Run) -> [AppCommand] {
        let list = LinkList(of: run)
        guard !list.targets.isEmpty else { return show(.info, "This answer has no links") }
        overlay = .links(list)
        return []
    }

    mutating func saveFile() -> [AppCommand] {
        guard case .links(let list) = overlay, let profile = active.agent?.profile else { return [] }
        guard let file = list.file(at: list.selection) else {
            return show(
                .info, "Only files that came with the answer are saved", hint: hint("opens the address", .choose))
        }
        return show(.info, "Saving \(file.name)") + [.save(file, profile)]
    }

    mutating func follow(_ list: LinkList) -> [AppCommand] {
        let target = list.targets[list.selection]
        if let file = list.file(at: list.selection), file.isInline {
            return show(.info, "\(file.name) came with the answer", hint: hint("saves it", .saveFile))
        }
        overlay = nil
        guard LinkList.isFollowed(target) else {
            return show(.warning, "Baton opens web and mail addresses only, not \(target)")
        }
        return [.open(target)]
    }
}
