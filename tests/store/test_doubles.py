"""What is answered for a batch that holds the same entryId twice."""

from usercontext.domain.log_entry import LogBatch


def test_a_batch_accepts_what_was_sent_though_it_stores_each_entry_once() -> None:
    batch = LogBatch(b'{"logs":[{}]}', 1, 0, 0, 0, 1, doubles=2)

    assert (batch.entries, batch.accepted) == (1, 3)
