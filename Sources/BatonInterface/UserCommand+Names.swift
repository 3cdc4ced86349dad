extension UserCommand {
    /// The command's name in the configuration, in `baton keys` and behind a slash; nil for one that a key cannot ask for.
    package var name: String? { Self.namesByCommand[self] }

    /// The command of that name.
    package init?(name: String) {
        guard let command = Self.commandsByName[name] else { return nil }
        self = command
    }

    /// All names, in the order of the table.
    package static var names: [String] { table.map(\.name) }

    private static let namesByCommand = Dictionary(
        table.map { ($0.command, $0.name) }, uniquingKeysWith: { first, _ in first })
    private static let commandsByName = Dictionary(
        table.map { ($0.name, $0.command) }, uniquingKeysWith: { first, _ in first })

    private typealias Named = (name: String, command: UserCommand)

    /// Names are for ever: configurations hold them.
    private static let table: [Named] =
        conversation + agents + threads + card + looking + program + editing + queue + history + viewer + lists + pager
        + pane

    private static let conversation: [Named] = [
        ("send", .send), ("new-line", .newLine), ("take-back", .takeBackNewest),
        ("take-back-queued", .takeBackQueued), ("queue", .openQueue), ("new-thread", .newThread),
        ("cancel", .cancelRun), ("detach", .detach), ("reattach", .reattach), ("escape", .escape),
        ("interrupt", .interrupt), ("attach", .attachFile), ("take-off-file", .detachNewestFile),
        ("complete-path", .completePath), ("editor", .editDraft), ("retry", .retry), ("fork", .fork),
    ]

    private static let agents: [Named] =
        SlotNumber.all.map { ("slot-\($0.value)", .selectSlot($0)) } + [
            ("last-agent", .selectLastSlot), ("next-in-need", .selectNextInNeed), ("agent", .openPicker),
            ("hand-over", .handOver), ("compare", .compare), ("close-comparison", .closeComparison),
            ("send-to-this-side", .sendToActive),
        ]

    private static let threads: [Named] = [
        ("threads", .openThreads), ("search-threads", .searchThreads), ("rename-thread", .renameThread),
        ("pin-thread", .pinThread),
        ("archive-thread", .archiveThread), ("delete-thread", .deleteThread),
        ("delete-here", .confirmDeletion(.here)), ("delete-there", .confirmDeletion(.there)),
        ("delete-both", .confirmDeletion(.both)), ("good-answer", .rateAnswer(isPositive: true)),
        ("bad-answer", .rateAnswer(isPositive: false)), ("figures", .loadFigures), ("save-file", .saveFile),
        ("accept-line", .acceptLine), ("export", .exportThread), ("overwrite-file", .overwriteFile),
    ]

    private static let card: [Named] =
        [
            ("focus-next", .focusNext), ("card-up", .card(.up)), ("card-down", .card(.down)),
            ("card-left", .card(.left)), ("card-right", .card(.right)), ("card-next", .card(.next)),
            ("card-previous", .card(.previous)), ("card-page-up", .card(.pageUp)),
            ("card-page-down", .card(.pageDown)), ("card-toggle", .card(.toggle)), ("card-clear", .card(.clear)),
            ("card-confirm", .card(.confirm)), ("allow", .card(.allow)),
            ("allow-for-thread", .card(.allowForThread)), ("deny", .card(.deny)),
            ("deny-with-reason", .card(.denyWithReason)), ("card-edit", .card(.edit)), ("card-stop", .card(.stop)),
        ] + (0...9).map { ("card-digit-\($0)", .card(.digit($0))) }

    private static let looking: [Named] = [
        ("scroll-line-up", .scroll(.lineUp)), ("scroll-line-down", .scroll(.lineDown)),
        ("scroll-half-page-up", .scroll(.halfPageUp)), ("scroll-half-page-down", .scroll(.halfPageDown)),
        ("scroll-page-up", .scroll(.pageUp)), ("scroll-page-down", .scroll(.pageDown)),
        ("scroll-top", .scroll(.top)), ("scroll-end", .scroll(.end)), ("scroll-left", .scroll(.left)),
        ("scroll-right", .scroll(.right)), ("transcript", .focusTranscript), ("composer", .focusComposer),
        ("steps", .openSteps), ("steps-pane", .togglePane(.steps)),
        ("timeline", .togglePane(.timeline)), ("wire", .togglePane(.wire)),
        ("maximise", .toggleMaximised), ("density", .cycleDensity), ("ids", .showIDs),
        ("links", .openLinks), ("copy-answer", .copyAnswer), ("copy-ids", .copyIDs),
        ("copy-code", .openCodeBlocks), ("print-thread", .printThread), ("mouse", .toggleMouse), ("raw", .toggleRaw),
        ("wrap-code", .toggleCodeWrap),
    ]

    private static let program: [Named] = [
        ("help", .openHelp), ("palette", .openPalette), ("slash", .openSlashCommands),
        ("complete-command", .completeCommand), ("theme", .openThemes), ("redraw", .redraw), ("suspend", .suspend),
        ("quit", .quit), ("quit-detaching", .quitDetaching), ("quit-cancelling", .quitCancelling), ("stay", .stay),
    ]

    /// Readline's names where readline has the command.
    private static let editing: [Named] = [
        ("beginning-of-line", .edit(.moveToLineStart)), ("end-of-line", .edit(.moveToLineEnd)),
        ("backward-char", .edit(.moveBackward)), ("forward-char", .edit(.moveForward)),
        ("backward-word", .edit(.moveWordBackward)), ("forward-word", .edit(.moveWordForward)),
        ("beginning-of-text", .edit(.moveToTextStart)), ("end-of-text", .edit(.moveToTextEnd)),
        ("row-up", .edit(.moveUp)), ("row-down", .edit(.moveDown)),
        ("previous-history", .edit(.recallOlder)), ("next-history", .edit(.recallNewer)),
        ("backward-delete-char", .edit(.deleteBackward)), ("delete-char", .edit(.deleteForward)),
        ("kill-line", .edit(.killToLineEnd)), ("unix-line-discard", .edit(.killToLineStart)),
        ("unix-word-rubout", .edit(.killSpacedWordBackward)), ("backward-kill-word", .edit(.killWordBackward)),
        ("kill-word", .edit(.killWordForward)), ("kill-whole-text", .edit(.killAll)), ("yank", .edit(.yank)),
        ("yank-pop", .edit(.yankPop)), ("transpose-chars", .edit(.transposeCharacters)),
        ("transpose-words", .edit(.transposeWords)), ("upcase-word", .edit(.uppercaseWord)),
        ("downcase-word", .edit(.lowercaseWord)), ("capitalize-word", .edit(.capitalizeWord)),
        ("undo", .edit(.undo)), ("unfold-paste", .edit(.unfoldPaste)),
    ]

    private static let queue: [Named] = [
        ("queue-edit", .queue(.edit)), ("queue-remove", .queue(.remove)), ("queue-move-up", .queue(.moveUp)),
        ("queue-move-down", .queue(.moveDown)),
    ]

    private static let history: [Named] = [
        ("reverse-search-history", .searchHistory), ("history-older", .history(.older)),
        ("history-newer", .history(.newer)), ("history-accept", .history(.accept)),
    ]

    private static let viewer: [Named] =
        [
            ("steps-line-up", .viewer(.look(.move(.lineUp)))), ("steps-line-down", .viewer(.look(.move(.lineDown)))),
            ("steps-half-page-up", .viewer(.look(.move(.halfPageUp)))),
            ("steps-half-page-down", .viewer(.look(.move(.halfPageDown)))),
            ("steps-page-up", .viewer(.look(.move(.pageUp)))), ("steps-page-down", .viewer(.look(.move(.pageDown)))),
            ("steps-top", .viewer(.look(.move(.top)))), ("steps-end", .viewer(.look(.move(.end)))),
            ("steps-previous", .viewer(.look(.move(.previousStep)))), ("steps-next", .viewer(.look(.move(.nextStep)))),
            ("steps-older-turn", .viewer(.olderTurn)), ("steps-newer-turn", .viewer(.newerTurn)),
            ("steps-fold", .viewer(.look(.toggleFold))), ("steps-unescape", .viewer(.look(.toggleUnescaped))),
            ("steps-density", .viewer(.cycleDensity)),
            ("steps-search", .viewer(.look(.beginSearch(isBackward: false)))),
            ("steps-search-backward", .viewer(.look(.beginSearch(isBackward: true)))),
            ("steps-search-accept", .viewer(.find(.accept))), ("steps-search-leave", .viewer(.look(.leaveSearch))),
            ("steps-copy", .viewer(.copySource)), ("steps-copy-as-shown", .viewer(.copyRendered)),
            ("steps-save", .viewer(.save)),
            ("steps-next-hit", .viewer(.find(.next))), ("steps-previous-hit", .viewer(.find(.previous))),
        ] + (1...9).map { ("steps-unfold-\($0)", .viewer(.look(.fold(depth: $0)))) }

    private static let pager: [Named] = [
        ("previous-turn", .pager(.previousTurn)), ("next-turn", .pager(.nextTurn)),
        ("previous-block", .pager(.previousBlock)), ("next-block", .pager(.nextBlock)),
        ("open-block", .pager(.open)), ("copy-block", .pager(.copySource)),
        ("copy-block-as-shown", .pager(.copyRendered)), ("copy-turn-as-curl", .pager(.copyAsCurl)),
        ("edit-block", .pager(.edit)),
        ("search", .pager(.beginSearch(isBackward: false))),
        ("search-backward", .pager(.beginSearch(isBackward: true))), ("next-hit", .pager(.nextHit)),
        ("previous-hit", .pager(.previousHit)), ("unread-line", .pager(.goToUnread)),
    ]

    private static let pane: [Named] = [
        ("pane-row-up", .pane(.move(.lineUp))), ("pane-row-down", .pane(.move(.lineDown))),
        ("pane-half-page-up", .pane(.move(.halfPageUp))), ("pane-half-page-down", .pane(.move(.halfPageDown))),
        ("pane-page-up", .pane(.move(.pageUp))), ("pane-page-down", .pane(.move(.pageDown))),
        ("pane-top", .pane(.move(.top))), ("pane-end", .pane(.move(.end))), ("pane-open", .pane(.open)),
        ("pane-fold", .pane(.fold)), ("pane-unfold", .pane(.unfold)), ("pane-copy", .pane(.copy)),
        ("pane-copy-as-curl", .pane(.copyAsCurl)), ("pane-search", .pane(.beginSearch(isBackward: false))),
        ("pane-search-backward", .pane(.beginSearch(isBackward: true))), ("pane-next-hit", .pane(.nextHit)),
        ("pane-previous-hit", .pane(.previousHit)),
    ]

    private static let lists: [Named] = [
        ("list-up", .list(.up)), ("list-down", .list(.down)), ("list-page-up", .list(.pageUp)),
        ("list-page-down", .list(.pageDown)), ("list-top", .list(.top)), ("list-end", .list(.end)),
        ("choose", .choose), ("erase", .eraseFilter), ("erase-all", .clearFilter),
    ]
}
