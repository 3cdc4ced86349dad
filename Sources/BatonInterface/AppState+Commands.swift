internal import BatonCore
internal import BatonScreen

extension AppState {
    /// Routes a user's command to its concern.
    mutating func perform(_ command: UserCommand, at moment: Moment) -> [AppCommand] {
        if command != .escape && command != .interrupt { arming = nil }
        switch command {
        case .send: return send(at: moment)
        case .newLine: edit(.newLine)
        case .takeBackQueued: return takeBackQueued(at: moment)
        case .takeBackNewest: return takeBackNewest(at: moment)
        case .newThread: return newThread()
        case .edit(let command): edit(command)
        case .attachFile: return openFilePicker()
        case .detachNewestFile: return detachNewestFile()
        case .completePath: completePath()
        case .escape: return escape(at: moment)
        case .interrupt: return interrupt(at: moment)
        case .cancelRun: return cancelRun(at: moment)
        case .detach: return detach(at: moment)
        case .reattach: return reattach(at: moment)
        case .selectSlot(let number): return select(number)
        case .selectLastSlot: return selectLast()
        case .selectNextInNeed: return selectNextInNeed()
        case .openPicker: return openPicker()
        case .scroll(let scrolling): scroll(scrolling)
        case .focusTranscript: isTranscriptFocused = overlay == nil
        case .focusComposer: isTranscriptFocused = false
        case .toggleSteps: isStepsPaneOpen.toggle()
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
        case .viewer(let command): return perform(command)
        case .openHelp: overlay = .help(HelpList())
        case .list(let motion): move(motion)
        case .choose: return choose()
        case .eraseFilter: eraseFilter()
        case .clearFilter: changeFilter { $0 = "" }
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
