internal import BatonCore
internal import BatonEngine

extension AppState {
    mutating func openLinks() -> [AppCommand] {
        let answers = active.machine?.thread.turns.reversed().lazy.compactMap { $0.run?.text }
        guard let answer = answers?.first(where: { !$0.isEmpty }) else {
            return show(.info, "There is no answer yet")
        }
        let list = LinkList(answer: answer)
        guard !list.targets.isEmpty else { return show(.info, "The newest answer has no links") }
        overlay = .links(list)
        return []
    }

    mutating func follow(_ list: LinkList) -> [AppCommand] {
        let target = list.targets[list.selection]
        overlay = nil
        guard LinkList.isFollowed(target) else {
            return show(.warning, "Baton opens web and mail addresses only, not \(target)")
        }
        return [.open(target)]
    }
}
