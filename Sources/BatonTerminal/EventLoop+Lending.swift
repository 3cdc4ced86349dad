import Glibc

extension EventLoop {
    /// Lends the terminal to another program: gives it back, has `work` run that program to its end, and takes it again.
    ///
    /// What is posted meanwhile waits. Interrupt and quit keys are the other program's; its suspend key stops us with it,
    /// and the shell lets both go on.
    package func lend<Result>(_ work: () -> Result) -> Result {
        leave()
        let before = [(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)].map { number, disposition in
            var action = sigaction()
            action.__sigaction_handler.sa_handler = disposition
            var old = sigaction()
            sigaction(number, &action, &old)
            return (number, old)
        }
        let result = work()
        for (number, old) in before {
            var old = old
            sigaction(number, &old, nil)
        }
        resume()
        return result
    }
}
