"""What is said where no Ray cluster can be joined, before Ray itself would try for minutes."""

import socket

import pytest

from medmir.errors import MedMIRError
from pipeline.arrays import ray_cluster
from pipeline.arrays.ray_cluster import NO_CLUSTER, connect, on_every_core


def test_no_items_need_no_cluster(monkeypatch):
    monkeypatch.setattr(ray_cluster, "connect", lambda: pytest.fail("a cluster was asked for"))
    assert list(on_every_core(dict, (), [])) == []


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1"])
def test_an_address_where_nothing_listens_is_one_sentence(monkeypatch, address):
    pytest.importorskip("ray").shutdown()
    monkeypatch.setenv("RAY_ADDRESS", address)
    with pytest.raises(MedMIRError, match="no Ray cluster answers: start one with `ray start --head`"):
        connect()


def test_an_address_where_something_listens_is_tried():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        ray_cluster._check_address(f"ray://127.0.0.1:{port}")
    with pytest.raises(MedMIRError, match=NO_CLUSTER[:20]):
        ray_cluster._check_address(f"127.0.0.1:{port}")


@pytest.mark.parametrize("address", ["", "auto", "local"])
def test_an_address_without_a_port_is_left_to_ray(address):
    ray_cluster._check_address(address)


def test_without_ray_its_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(MedMIRError, match=r'Ray is not installed: pip install "medmir\[scale\]"'):
        connect()
