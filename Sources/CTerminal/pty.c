#define _GNU_SOURCE
#include "cterminal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int ct_get_size(int terminal, struct ct_size *size) {
    struct winsize window;
    if (ioctl(terminal, TIOCGWINSZ, &window) != 0) return -1;
    size->columns = window.ws_col;
    size->rows = window.ws_row;
    return 0;
}

int ct_set_size(int terminal, struct ct_size size) {
    struct winsize window = {.ws_col = (unsigned short)size.columns, .ws_row = (unsigned short)size.rows};
    return ioctl(terminal, TIOCSWINSZ, &window);
}

int ct_make_sane(int terminal) {
    struct termios modes;
    if (tcgetattr(terminal, &modes) != 0) return -1;
    modes.c_iflag &= ~(tcflag_t)(IGNBRK | INLCR | IGNCR | IUCLC | IXANY | IXOFF | INPCK | ISTRIP | PARMRK);
    modes.c_iflag |= BRKINT | ICRNL | IMAXBEL | IXON;
    modes.c_oflag = OPOST | ONLCR;
    modes.c_cflag |= CREAD;
    modes.c_lflag &= ~(tcflag_t)(ECHONL | NOFLSH | TOSTOP | ECHOPRT | XCASE | FLUSHO | EXTPROC);
    modes.c_lflag |= ISIG | ICANON | IEXTEN | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE;
    modes.c_cc[VINTR] = 'C' & 31;
    modes.c_cc[VQUIT] = '\\' & 31;
    modes.c_cc[VERASE] = 0x7F;
    modes.c_cc[VKILL] = 'U' & 31;
    modes.c_cc[VEOF] = 'D' & 31;
    modes.c_cc[VSTART] = 'Q' & 31;
    modes.c_cc[VSTOP] = 'S' & 31;
    modes.c_cc[VSUSP] = 'Z' & 31;
    modes.c_cc[VREPRINT] = 'R' & 31;
    modes.c_cc[VDISCARD] = 'O' & 31;
    modes.c_cc[VWERASE] = 'W' & 31;
    modes.c_cc[VLNEXT] = 'V' & 31;
    modes.c_cc[VEOL] = modes.c_cc[VEOL2] = 0;
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    return tcsetattr(terminal, TCSANOW, &modes);
}

int ct_pty_open(struct ct_size size, char *path, size_t path_length) {
    int controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (controller < 0) return -1;
    if (grantpt(controller) == 0 && unlockpt(controller) == 0) {
        int failure = ptsname_r(controller, path, path_length);
        if (failure == 0 && ct_set_size(controller, size) == 0) return controller;
        if (failure != 0) errno = failure;
    }
    int reason = errno;
    close(controller);
    errno = reason;
    return -1;
}

pid_t ct_spawn(const char *path, char *const arguments[], char *const environment[], const char *directory) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    // A session leader that opens a terminal gets it as its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO);
    if (directory) posix_spawn_file_actions_addchdir_np(&actions, directory);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    pid_t child = -1;
    int failure = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) {
        errno = failure;
        return -1;
    }
    return child;
}
