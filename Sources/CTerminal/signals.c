#define _GNU_SOURCE
#include "cterminal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

static const int handled[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum { handled_count = sizeof handled / sizeof handled[0] };
static struct sigaction saved[handled_count];
static const int ignored_signals[] = {SIGPIPE, SIGXFSZ};
enum { ignored_count = sizeof ignored_signals / sizeof ignored_signals[0] };
static struct sigaction saved_ignored[ignored_count];
static int signal_pipe[2] = {-1, -1};

static void tell(int number) {
    int before = errno;
    unsigned char byte = (unsigned char)number;
    // A full pipe already holds enough to wake the reader; the byte may be lost.
    ssize_t ignored = write(signal_pipe[1], &byte, 1);
    (void)ignored;
    errno = before;
}

int ct_signals_open(void) {
    if (signal_pipe[0] >= 0) {
        errno = EBUSY;
        return -1;
    }
    if (pipe2(signal_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < handled_count; i++) sigaction(handled[i], &action, &saved[i]);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (int i = 0; i < ignored_count; i++) sigaction(ignored_signals[i], &ignore, &saved_ignored[i]);
    return signal_pipe[0];
}

void ct_signals_close(void) {
    if (signal_pipe[0] < 0) return;
    for (int i = 0; i < handled_count; i++) sigaction(handled[i], &saved[i], NULL);
    for (int i = 0; i < ignored_count; i++) sigaction(ignored_signals[i], &saved_ignored[i], NULL);
    close(signal_pipe[0]);
    close(signal_pipe[1]);
    signal_pipe[0] = signal_pipe[1] = -1;
}

void ct_stop_process(int pipe) {
    struct sigaction stop = {.sa_handler = SIG_DFL}, handler;
    sigaction(SIGTSTP, &stop, &handler);
    kill(0, SIGTSTP);
    // Another thread may take the signal, so the stop may come a moment after kill() returned: only the byte of
    // SIGCONT says that it has been and gone. Signals that came meanwhile are told again.
    struct pollfd ready = {.fd = pipe, .events = POLLIN};
    unsigned char byte = 0, others[8];
    int count = 0;
    while (byte != SIGCONT && count < (int)sizeof others && poll(&ready, 1, 100) == 1 && read(pipe, &byte, 1) == 1) {
        if (byte != SIGCONT) others[count++] = byte;
    }
    for (int i = 0; i < count; i++) tell(others[i]);
    sigaction(SIGTSTP, &handler, NULL);
}
