package import BatonCore

/// A frame of the wire with what it is called.
package struct WireFrame: Hashable, Sendable {
    package var run: RunID
    /// Its place in the run's recording.
    package var number: Int
    package var frame: RecordedFrame
    package var reading: FrameReading

    package init(run: RunID, number: Int, frame: RecordedFrame, reading: FrameReading) {
        self.run = run
        self.number = number
        self.frame = frame
        self.reading = reading
    }

    var id: PaneRowID { .frame(run, number) }

    /// The body as text that is safe to show.
    var text: String { String(decoding: frame.bytes, as: UTF8.self).sanitised }
}

/// What is to be shown of a wire that is being watched.
package struct WirePassage: Hashable, Sendable {
    package var frames: [WireFrame]
    /// How many more passed for which there was no room; they are recorded all the same.
    package var missed: Int
    /// Whether it is what had been recorded before, with which all begins.
    package var isRecording: Bool

    package init(frames: [WireFrame], missed: Int = 0, isRecording: Bool = false) {
        self.frames = frames
        self.missed = missed
        self.isRecording = isRecording
    }
}
