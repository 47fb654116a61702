#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace packbay::central {

/// The one thread that touches the database (architecture.md 4). Jobs run in the order in which they came.
class DatabaseThread
{
public:
    /// `capacity`: jobs that may wait; more than that and the caller is told to come back later.
    explicit DatabaseThread(std::size_t capacity);
    ~DatabaseThread();
    DatabaseThread(const DatabaseThread &) = delete;
    DatabaseThread &operator=(const DatabaseThread &) = delete;

    /// False: the queue is full, or the thread is stopping.
    [[nodiscard]] bool post(std::function<void()> job);
    /// Runs `job` on the thread and waits for its end. Not to be called from the thread itself.
    void run(const std::function<void()> &job);
    std::size_t waiting() const;
    /// Ends the queue's jobs, then the thread.
    void stop();

private:
    void loop();

    const std::size_t m_capacity;
    mutable std::mutex m_guard;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace packbay::central
