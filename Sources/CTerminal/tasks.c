// Threads for Swift's tasks.
//
// On Linux libdispatch starts a timer with the first use of its global queues that wakes the process once a second until its end
// (_dispatch_workq_init_once in its workqueue.c), and has no switch for it. A chat that stands in a pane all day should sleep.
#include "cterminal.h"

#include <pthread.h>
#include <stdlib.h>

// The Swift runtime's own names and calling convention (include/swift/Runtime/Concurrency.h in the Swift project).
struct Job;
#define SWIFT_CC __attribute__((swiftcall))
typedef SWIFT_CC void (*ct_enqueue)(struct Job *);
extern SWIFT_CC void (*swift_task_enqueueGlobal_hook)(struct Job *, ct_enqueue);
struct ct_executor {
    void *identity;
    uintptr_t implementation;
};
extern SWIFT_CC void swift_job_run(struct Job *, struct ct_executor);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrival = PTHREAD_COND_INITIALIZER;
// A ring of the jobs that wait.
static struct Job **ring;
static size_t first, count, capacity;
static int idle, running, limit;

static void *work(void *unused) {
    (void)unused;
    ct_crash_cover_thread();
    pthread_mutex_lock(&lock);
    for (;;) {
        while (count == 0) {
            idle++;
            pthread_cond_wait(&arrival, &lock);
            idle--;
        }
        struct Job *job = ring[first];
        first = (first + 1) % capacity;
        count--;
        pthread_mutex_unlock(&lock);
        // No executor: the global one.
        swift_job_run(job, (struct ct_executor){NULL, 0});
        pthread_mutex_lock(&lock);
    }
    return NULL;
}

static void grow(void) {
    size_t larger = capacity ? capacity * 2 : 64;
    struct Job **moved = malloc(larger * sizeof *moved);
    if (!moved) abort();  // As the Swift runtime does without memory.
    for (size_t i = 0; i < count; i++) moved[i] = ring[(first + i) % capacity];
    free(ring);
    ring = moved;
    first = 0;
    capacity = larger;
}

static SWIFT_CC void enqueue(struct Job *job, ct_enqueue original) {
    pthread_mutex_lock(&lock);
    if (count == capacity) grow();
    ring[(first + count) % capacity] = job;
    count++;
    // A thread that was signalled may not have come yet, so what waits is counted against those that sleep.
    int starts = (size_t)idle < count && running < limit;
    if (starts) running++;
    if (idle > 0) pthread_cond_signal(&arrival);
    pthread_mutex_unlock(&lock);
    if (!starts) return;
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, NULL) == 0) {
        pthread_detach(thread);
        return;
    }
    pthread_mutex_lock(&lock);
    running--;
    int isStranded = running == 0 && count > 0;
    if (isStranded) count--;
    pthread_mutex_unlock(&lock);
    // Without a single thread of ours, the system's way is the only one.
    if (isStranded) original(job);
}

void ct_tasks_open(int threads) {
    limit = threads;
    swift_task_enqueueGlobal_hook = enqueue;
}
