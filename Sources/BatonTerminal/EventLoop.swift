package import BatonScreen
import CTerminal
import Glibc

/// The thread of the user interface: waits for the terminal, signals, timers and posted work, and paints.
///
/// Input is handled and painted at once; other changes (``setNeedsFrame(atOnce:)``) at most 60 times a second. With nothing to do it waits
/// without a timeout: no wake-ups.
@UI
package final class EventLoop {
    package struct Handlers {
        /// Takes one event of the user's or the terminal's.
        package var input: @UI (InputEvent) -> Void
        /// Takes a request to end; the loop goes on until ``EventLoop/stop()``.
        package var signal: @UI (TerminalSignal) -> Void
        /// Draws what is to be seen now.
        package var frame: @UI (Size) -> Surface
        /// Takes that the newest frame has gone out: what follows from it, nobody has to wait for.
        package var presented: @UI () -> Void

        package init(
            input: @escaping @UI (InputEvent) -> Void, signal: @escaping @UI (TerminalSignal) -> Void,
            frame: @escaping @UI (Size) -> Surface, presented: @escaping @UI () -> Void = {}
        ) {
            self.input = input
            self.signal = signal
            self.frame = frame
            self.presented = presented
        }
    }

    private let session: TerminalSession
    private let driver: CursesDriver
    private let signals: SignalPipe
    private var decoder = InputDecoder()
    private var pacing = FramePacing()
    /// When the terminal was asked what it can and is, while it has not said it.
    private var questioned: ContinuousClock.Instant?
    private var timers = TimerQueue()
    private let reader: InputReader
    private var isRunning = false
    private var isInputOpen = true
    private var needsFrame = true
    private var followsBackground = false
    private var isQuestionDue = false
    private var isMouseOn = false
    /// The window's title, and the one that the terminal has been told; nil before there is any.
    private var title: String?
    private var toldTitle: String?
    /// What goes out behind the next frame, never into one, and never before the first.
    private var asides: [UInt8] = []
    /// Whether the normal screen is shown until a key is pressed.
    private var isAway = false
    private var rate = FrameRate(at: .now)
    private var escapeDeadline: ContinuousClock.Instant?

    /// Opens the terminal: raw mode, our screen, signals, restoration after crashes.
    /// - Parameter log: The file that standard error goes to while the screen is open; `nil` for memory.
    /// - Throws: `TerminalFailure`, with the terminal untouched.
    package convenience init(log: String? = nil) throws(TerminalFailure) {
        try self.init(session: TerminalSession(log: log))
    }

    /// Opens `session`, which nothing else may have entered. One loop a process at a time, as signals are the process's.
    package init(session: TerminalSession) throws(TerminalFailure) {
        self.session = session
        // Before curses, which then leaves the handlers alone.
        signals = try SignalPipe()
        driver = try CursesDriver(descriptor: session.output, description: session.description, size: session.size)
        // Until the terminal says that it knows how.
        driver.isSynchronized = false
        reader = InputReader(descriptor: session.input)
        isQuestionDue = session.description.answersQuestions
        session.enter()
    }

    /// The terminal's size in cells.
    package var size: Size { driver.size }

    /// What the environment says of the terminal.
    package var description: TerminalDescription { session.description }

    /// Whether the terminal shows colours at all, and the user wants any.
    package var hasColors: Bool { driver.hasColors }

    /// The background that the environment speaks of, until the terminal itself does; `nil` where it does not.
    package var expectedAppearance: Appearance? { session.description.appearance }

    /// Gives the terminal back. Again does nothing.
    package func close() {
        awaitAnswers()
        session.close()
        signals.close()
    }

    // MARK: For the handlers

    /// Something that is seen has changed.
    /// - Parameter atOnce: whether it is what the user has been waiting for, and nothing more is to come for a while.
    package func setNeedsFrame(atOnce: Bool = false) {
        needsFrame = true
        if atOnce { rate.hurry(at: .now) }
    }

    /// From the next frame on, has the terminal tell its background, now and when it changes: ``InputEvent/appearanceReported(_:)``.
    /// Nothing waits for the answer, and many terminals give none.
    package func followBackground() {
        followsBackground = true
        isQuestionDue = session.description.answersQuestions
    }

    /// Names the terminal's window; the name of before comes back with the terminal, where it keeps names.
    package func setTitle(_ title: String) { self.title = title }

    /// Has presses and the wheel told, or left to the terminal's own selection.
    package func setMouse(_ isOn: Bool) {
        guard isOn != isMouseOn else { return }
        isMouseOn = isOn
        asides += (isOn ? TerminalSequences.mouseOn : TerminalSequences.mouseOff).bytes
    }

    /// Calls the user, in the terminal's own way unless only its bell is wanted.
    package func notify(title: String, body: String, onlyByBell: Bool) {
        let description = session.description
        asides += OperatingSystemCommand.notification(
            title: title, body: body, by: onlyByBell ? .bell : description.notificationWay,
            through: description.multiplexer)
    }

    /// Writes `bytes`, which show nothing, between two frames.
    package func write(_ bytes: [UInt8]) { asides += bytes }

    /// Shows `text` on the normal screen, where it stays in the terminal's scrollback; the next key comes back to ours. What
    /// goes on meanwhile goes on.
    package func step(outTo text: String) {
        driver.discard()
        session.stepOut()
        isAway = true
        session.write(Array(text.replacing("\n", with: "\r\n").utf8))
    }

    /// Leaves ``run(_:)`` once the current handler returns.
    package func stop() { isRunning = false }

    /// Runs `action` on this thread after `delay`, while the loop runs.
    package func schedule(after delay: Duration, _ action: @escaping @UI () -> Void) {
        timers.add(action, at: .now + delay)
    }

    /// Draws the whole screen again at the next frame, for when something else wrote on it.
    package func redraw() {
        driver.invalidate()
        needsFrame = true
    }

    /// Gives the terminal back and stops the process as the suspend key does; returns when it goes on, with the screen ours again.
    package func suspend() {
        leave()
        ct_stop_process(signals.descriptor)
        resume()
    }

    /// The terminal as the shell had it, until ``resume()``.
    func leave() {
        awaitAnswers()
        driver.discard()
        session.leave()
    }

    func resume() {
        isAway = false
        session.enter()
        isQuestionDue = session.description.answersQuestions
        pacing.begin()
        toldTitle = nil
        if isMouseOn { asides += TerminalSequences.mouseOn.bytes }
        redraw()
        // The window may have been resized meanwhile, and its signal told to someone else.
        if driver.size != session.size { raise(SIGWINCH) }
    }

    // MARK: Turning

    /// Handles and paints until ``stop()``.
    package func run(_ handlers: Handlers) {
        isRunning = true
        paint(handlers)
        while isRunning { turn(handlers) }
    }

    private func turn(_ handlers: Handlers) {
        // A negative descriptor is not polled.
        var waits = [
            ct_poll(descriptor: signals.descriptor, events: Int16(POLLIN), revents: 0),
            ct_poll(descriptor: UI.executor.event, events: Int16(POLLIN), revents: 0),
            ct_poll(descriptor: isInputOpen ? session.input : -1, events: Int16(POLLIN), revents: 0),
            ct_poll(descriptor: driver.isPending ? session.output : -1, events: Int16(POLLOUT), revents: 0),
        ]
        ct_poll(&waits, Int32(waits.count), timeout)
        if waits[0].revents != 0 { handleSignals(handlers) }
        if waits[3].revents != 0 { driver.drain() }
        if waits[2].revents != 0 { readInput(handlers) }
        flushEscape(handlers)
        if waits[1].revents != 0 { UI.executor.runPending() }
        for action in timers.takeDue() { action() }
        if needsFrame, ContinuousClock.now >= frameDue { paint(handlers, isPaced: true) }
        sayAsides()
    }

    /// Nanoseconds until something is due; -1 when nothing is.
    private var timeout: Int64 {
        // While a frame waits for the terminal no other can be shown.
        let frame = needsFrame && !driver.isPending && !isAway ? frameDue : nil
        guard let due = [frame, escapeDeadline, timers.next].compactMap({ $0 }).min() else { return -1 }
        return max(0, (due - .now).nanoseconds)
    }

    /// When a frame that no key asks for may be painted.
    private var frameDue: ContinuousClock.Instant { max(rate.due, pacing.held ?? rate.due) }

    private func paint(_ handlers: Handlers, isPaced: Bool = false) {
        guard !driver.isPending, !isAway else { return }
        needsFrame = false
        let before = driver.byteCount
        driver.present(handlers.frame(driver.size))
        handlers.presented()
        let now = ContinuousClock.now
        if isPaced { rate.painted(at: now) }
        if pacing.write(driver.byteCount - before, at: now) { asides += TerminalSequences.askReady.bytes }
        sayAsides()
    }

    /// Behind a frame, so that none waits for it, and never into one.
    private func sayAsides() {
        guard !driver.isPending else { return }
        if !isAway { addOwnAsides() }
        guard !asides.isEmpty else { return }
        session.write(asides)
        asides = []
    }

    /// What belongs to our screen, and is undone with it.
    private func addOwnAsides() {
        if isQuestionDue {
            isQuestionDue = false
            let answersAbilities = session.description.answersAbilities
            if answersAbilities { asides += TerminalSequences.askAbilities.bytes }
            if followsBackground { asides += TerminalSequences.followBackground.bytes }
            if answersAbilities {
                asides += TerminalSequences.askAttributes.bytes
                questioned = .now
            }
        }
        guard let title, title != toldTitle, session.description.answersQuestions else { return }
        if toldTitle == nil { asides += TerminalSequences.pushTitle.bytes }
        asides += OperatingSystemCommand.title(title)
        toldTitle = title
    }

    // MARK: Input and signals

    private func readInput(_ handlers: Handlers) {
        let (bytes, count) = reader.read()
        if count > 0 {
            let events = decoder.decode(bytes)
            for report in decoder.takeReports() { learn(report) }
            if isAway, events.contains(where: \.isKey) { resume() } else { deliver(events, handlers) }
            escapeDeadline = decoder.isEscapePending ? .now + InputDecoder.escapeTimeout : nil
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            isInputOpen = false
            deliver([.endOfInput], handlers)
        }
    }

    private func learn(_ report: TerminalReport) {
        switch report {
        case .synchronizedOutput(let isKnown): driver.isSynchronized = isKnown
        // That it answers is what matters; the flags of now are the shell's.
        case .keyboard: if !isAway { asides += TerminalSequences.pushKeyboard.bytes }
        case .attributes:
            questioned = nil
            pacing.answered()
        case .ready: pacing.answered()
        }
    }

    /// Takes in what the terminal has still to answer: whoever reads next would take it for something typed. No longer than
    /// anybody waits for an end, and not for a terminal that has had its time.
    private func awaitAnswers() {
        guard isInputOpen, !driver.isPending else { return }
        let end = ContinuousClock.now + .milliseconds(500)
        while let asked = questioned ?? pacing.asked {
            let left = min(end, asked + .seconds(2)) - .now
            var wait = ct_poll(descriptor: session.input, events: Int16(POLLIN), revents: 0)
            guard left > .zero, ct_poll(&wait, 1, left.nanoseconds) > 0 else { return }
            let (bytes, count) = reader.read()
            guard count > 0 else { return }
            _ = decoder.decode(bytes)
            for report in decoder.takeReports() {
                // Too late to tell it more.
                if case .keyboard = report { continue }
                learn(report)
            }
        }
    }

    private func flushEscape(_ handlers: Handlers) {
        guard let escapeDeadline, ContinuousClock.now >= escapeDeadline else { return }
        self.escapeDeadline = nil
        let events = decoder.flushEscape()
        if isAway { resume() } else { deliver(events, handlers) }
    }

    private func deliver(_ events: [InputEvent], _ handlers: Handlers) {
        guard !events.isEmpty else { return }
        for event in events where isRunning { handlers.input(event) }
        needsFrame = true
        if isRunning { paint(handlers) }
    }

    private func handleSignals(_ handlers: Handlers) {
        for signal in signals.receive() {
            switch signal {
            case .ending(let signal): handlers.signal(signal)
            case .suspended: suspend()
            case .continued:
                // Stopped by a signal that nobody hears of (SIGSTOP): what was pushed is taken back before it is pushed again.
                session.leave()
                resume()
            case .resized: break
            }
        }
        // After suspension, too, the size may be another.
        if driver.size != session.size {
            driver.resize(to: session.size)
            deliver([.resized(driver.size)], handlers)
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}

extension InputEvent {
    fileprivate var isKey: Bool {
        if case .key = self { true } else { false }
    }
}
