#define _GNU_SOURCE
#include "cterminal.h"
#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

int ct_event_open(void) {
    return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

void ct_event_signal(int event) {
    // Fails only when 2^64 - 2 signals wait: then the reader is awake anyway.
    eventfd_write(event, 1);
}

void ct_event_clear(int event) {
    eventfd_t value;
    eventfd_read(event, &value);
}

int ct_poll(struct ct_poll *descriptors, int count, int64_t nanoseconds) {
    // poll(2)'s milliseconds are too coarse for 60 frames a second.
    struct timespec timeout = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    _Static_assert(sizeof(struct ct_poll) == sizeof(struct pollfd), "ct_poll mirrors pollfd");
    int ready = ppoll((struct pollfd *)descriptors, (nfds_t)count, nanoseconds < 0 ? NULL : &timeout, NULL);
    if (ready < 0 && errno == EINTR) {
        for (int i = 0; i < count; i++) descriptors[i].revents = 0;
        return 0;
    }
    return ready;
}
