internal import BatonCore
internal import BatonScreen

extension AppState {
    /// Routes a user's command to its concern.
    mutating func perform(_ command: UserCommand, at moment: Moment) -> [AppCommand] {
        if command != .escape && command != .interrupt { arming = nil }
        switch command {
        case .send: return send(at: moment)
        case .newLine: write(.newLine)
        case .takeBackQueued: return takeBackQueued(at: moment)
        case .takeBackNewest: return takeBackNewest(at: moment)
        case .newThread: return newThread()
        case .edit(let command): write(command)
        case .attachFile: return openFilePicker()
        case .detachNewestFile: return detachNewestFile()
        case .completePath: completePath()
        case .openPalette: openPalette(isSlash: false)
        case .openSlashCommands: openPalette(isSlash: true)
        case .completeCommand: completeCommand()
        case .openThemes: return openThemes()
        case .editDraft: return editDraft()
        case .openQueue: return openQueue()
        case .queue(let command): return perform(command, at: moment)
        case .searchHistory: return searchHistory()
        case .history(let command): perform(command)
        case .escape: return escape(at: moment)
        case .interrupt: return interrupt(at: moment)
        case .cancelRun: return cancelRun(at: moment)
        case .detach: return detach(at: moment)
        case .reattach: return reattach(at: moment)
        case .retry: return retry(at: moment)
        case .fork: return fork(at: moment)
        case .selectSlot(let number): return select(number)
        case .selectLastSlot: return selectLast()
        case .selectNextInNeed: return selectNextInNeed()
        case .openPicker: return openPicker(for: .open)
        case .handOver: return openHandOver()
        case .compare: return openComparison()
        case .closeComparison: return closeComparison()
        case .sendToActive: return sendToActive(at: moment)
        case .scroll(let scrolling): return scroll(scrolling)
        case .focusTranscript: focusTranscript()
        case .focusComposer: focus = .composer
        case .togglePane(let pane): return toggle(pane)
        case .toggleMaximised: return toggleMaximised()
        case .showIDs: overlay = .ids(top: 0)
        case .openLinks: return openLinks()
        case .copyAnswer: return copyLastAnswer()
        case .copyIDs: return copyIDs()
        case .openCodeBlocks: return openCodeBlocks()
        case .toggleMouse: return toggleMouse()
        case .printThread: return [printThread(at: moment)]
        case .toggleRaw: reading.isRaw.toggle()
        case .toggleCodeWrap: reading.wrapsCode.toggle()
        case .cycleDensity: return cycleDensity()
        case .openSteps: return openSteps()
        case .viewer(let command): return overlay == nil ? performInSearch(command, at: moment) : perform(command)
        case .pane(let command): return perform(command, at: moment)
        case .pager(let command): return perform(command)
        case .card(let command): return perform(command, at: moment)
        case .focusNext: return focusNext()
        case .openHelp: overlay = .help(HelpList())
        case .list(let motion): move(motion)
        case .choose: return choose(at: moment)
        case .eraseFilter: eraseFilter()
        case .clearFilter: changeFilter { $0 = "" }
        case .searchThreads: overlay = .hits(HitList())
        case .openThreads: return openThreads()
        case .renameThread: return renameThread()
        case .pinThread: return pinThread()
        case .archiveThread: return archiveThread()
        case .deleteThread: return askToDeleteThread()
        case .confirmDeletion(let place): return deleteThread(place)
        case .exportThread: return exportThread()
        case .overwriteFile: return overwriteFile()
        case .rateAnswer(let isPositive): return rateAnswer(isPositive: isPositive)
        case .loadFigures: return loadFigures()
        case .saveFile: return saveFile()
        case .acceptLine: return acceptLine(at: moment)
        case .quit: return quit()
        case .quitDetaching: return quitDetaching(at: moment)
        case .quitCancelling: return quitCancelling(at: moment)
        case .stay: overlay = nil
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        }
        return []
    }
}
