#define _GNU_SOURCE
#include "cterminal.h"
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// Crashes, and what else ends a program that does not ask for it.
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };

static atomic_bool armed;
static struct termios modes_before;
static struct sigaction actions_before[fatal_count];
static int terminal_fd = -1, error_fd = -1, log_fd = -1;
static off_t log_start;
static const char *leave_bytes;
static size_t leave_count;

// All of it may run in a signal handler: only async-signal-safe calls.
static void restore(void) {
    if (!atomic_exchange(&armed, false)) return;
    const char *next = leave_bytes;
    size_t left = leave_count;
    while (left > 0) {
        ssize_t written = write(terminal_fd, next, left);
        // A terminal that takes nothing cannot be restored either.
        if (written <= 0) break;
        next += written;
        left -= (size_t)written;
    }
    tcsetattr(terminal_fd, TCSANOW, &modes_before);
}

static void copy_log(void) {
    if (log_fd < 0 || error_fd < 0) return;
    static char tail[8192];
    off_t end = lseek(log_fd, 0, SEEK_END);
    off_t start = end - log_start > (off_t)sizeof tail ? end - (off_t)sizeof tail : log_start;
    ssize_t count = pread(log_fd, tail, sizeof tail, start);
    ssize_t ignored = count > 0 ? write(error_fd, tail, (size_t)count) : 0;
    (void)ignored;
}

static void crash(int number) {
    if (atomic_load(&armed)) {
        restore();
        copy_log();
        if (error_fd >= 0) dup2(error_fd, STDERR_FILENO);
    }
    // SA_RESETHAND has put the default back: the process ends with this signal, as it would have without us.
    raise(number);
}

static void restore_at_exit(void) {
    atexit(restore);
}

void ct_crash_cover_thread(void) {
    // The handler needs little, but the kernel saves large vector registers there.
    enum { size = 64 * 1024 };
    static _Thread_local void *stack;
    if (stack) return;
    stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (stack == MAP_FAILED) {
        stack = NULL;
        return;
    }
    stack_t alternate = {.ss_sp = stack, .ss_size = size};
    sigaltstack(&alternate, NULL);
}

void ct_crash_arm(
    int terminal, const struct termios *modes, const char *leave, size_t leave_length, int standard_error, int log) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    terminal_fd = terminal;
    modes_before = *modes;
    leave_bytes = leave;
    leave_count = leave_length;
    error_fd = standard_error;
    log_fd = log;
    log_start = log >= 0 ? lseek(log, 0, SEEK_END) : 0;
    ct_crash_cover_thread();
    struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &actions_before[i]);
    pthread_once(&once, restore_at_exit);
    atomic_store(&armed, true);
}

void ct_crash_disarm(void) {
    if (!atomic_exchange(&armed, false)) return;
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &actions_before[i], NULL);
}
