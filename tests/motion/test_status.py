from vitok.motion.status import Status


def test_every_end_of_a_flight_has_a_sentence_of_its_own():
    sentences = [status.sentence for status in Status]
    assert len(set(sentences)) == len(sentences)
