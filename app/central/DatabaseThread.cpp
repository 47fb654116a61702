#include "app/central/DatabaseThread.h"

#include <future>
#include <memory>

namespace packbay::central {

DatabaseThread::DatabaseThread(std::size_t capacity)
    : m_capacity(capacity)
    , m_thread([this] { loop(); })
{
}

DatabaseThread::~DatabaseThread()
{
    stop();
}

bool DatabaseThread::post(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_guard);
        if (m_stopping || m_jobs.size() >= m_capacity)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void DatabaseThread::run(const std::function<void()> &job)
{
    const auto done = std::make_shared<std::promise<void>>();
    {
        const std::lock_guard lock(m_guard);
        if (m_stopping)
            return;
        m_jobs.emplace_back([&job, done] {
            job();
            done->set_value();
        });
    }
    m_wake.notify_one();
    done->get_future().wait();
}

std::size_t DatabaseThread::waiting() const
{
    const std::lock_guard lock(m_guard);
    return m_jobs.size();
}

void DatabaseThread::stop()
{
    {
        const std::lock_guard lock(m_guard);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void DatabaseThread::loop()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_guard);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace packbay::central
