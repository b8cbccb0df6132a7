"""The training objective: which texts pull which films, and that the loss rewards the right ones."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from medmir.bundle.contract import Fact
from medmir.vocabulary.findings import LABELS
from pipeline.towers.contrast import contrastive_loss, draw_texts, likeness_loss, shared_findings

EFFUSION = Fact("Effusion", "left", severity="large")
REPORTS = [("Fluid.", "Effusion.")] * 2 + [("Clear.", "")] * 2


def test_the_loss_falls_when_texts_meet_their_films():
    truth = torch.eye(4, dtype=torch.bool)
    apart, together = torch.eye(4), torch.eye(4).roll(1, 0)
    scale = 10.0
    assert contrastive_loss(apart, apart, truth, scale) < contrastive_loss(apart, together, truth, scale)


def test_films_with_the_same_facts_are_no_negatives():
    truth = torch.tensor([[True, True, False]])
    text = torch.tensor([[1.0, 0.0]])
    films = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    both_found = contrastive_loss(text, films, truth, 20.0)
    one_found = contrastive_loss(text, films[[0, 2, 2]], truth, 20.0)
    assert both_found < one_found


def test_reports_answer_films_with_the_same_findings_on_the_same_sides():
    facts = [[EFFUSION], [EFFUSION], [replace(EFFUSION, side="right")], []]
    batch = draw_texts(np.random.default_rng(0), facts, [("report", "report")] * 4, 4, report_count=4)
    assert batch.truth.shape == (len(batch.phrases) + 4, 4)
    assert sorted(batch.truth[-4:].sum(1).tolist()) == [1, 1, 2, 2]


def test_likeness_pulls_films_that_share_a_finding():
    facts = [[EFFUSION], [replace(EFFUSION, side="right")], [], []]
    alike = shared_findings(facts)
    assert alike.int().tolist() == [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    sorted_out = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    assert likeness_loss(sorted_out, alike, 10.0) < likeness_loss(sorted_out[[0, 2, 1, 3]], alike, 10.0)


def drawn(seed: int = 0, reports: int = 2):
    facts = [[EFFUSION], [Fact("Mass", "right", "RUL")], [], []]
    return draw_texts(np.random.default_rng(seed), facts, REPORTS, 3, reports)


def test_every_label_is_asked_once_in_clinical_and_once_in_lay_words():
    batch = drawn()
    assert len(batch.phrases) == 3 + 2 * len(LABELS)
    assert batch.truth.shape == (len(batch.phrases) + len(batch.reports), 4) and batch.truth.dtype == torch.bool


def test_a_phrase_about_a_film_is_true_of_it():
    assert all(drawn(seed).truth[:3].any(1).all() for seed in range(30))


def test_a_report_without_an_impression_is_asked_by_its_findings():
    told = {text for seed in range(30) for text in drawn(seed, reports=4).reports}
    assert told == {"Fluid.", "Effusion.", "Clear."}


def test_the_same_seed_draws_the_same_texts():
    assert drawn(5).phrases == drawn(5).phrases != drawn(6).phrases


def test_no_more_reports_are_drawn_than_there_are_films():
    assert len(drawn(reports=99).reports) == 4


def test_a_film_is_never_its_own_likeness():
    assert not shared_findings([[EFFUSION]] * 3).diagonal().any()


def test_a_text_that_is_true_of_no_film_costs_nothing():
    texts, films = torch.eye(2, 3), torch.eye(3)
    one = torch.tensor([[True, False, False]])
    with_silent = torch.cat([one, torch.zeros(1, 3, dtype=torch.bool)])
    to_films = contrastive_loss(texts, films, with_silent, 5.0)
    assert torch.isfinite(to_films)


def test_the_loss_of_films_nobody_can_tell_apart_is_that_of_guessing():
    films = torch.ones(4, 1)
    alike = ~torch.eye(4, dtype=torch.bool)
    assert likeness_loss(films, alike, 3.0).item() == pytest.approx(np.log(3), abs=1e-5)
