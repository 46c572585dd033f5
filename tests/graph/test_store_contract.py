def test_smoke(store):
    assert store.run("RETURN 1 AS a").rows == [{"a": 1}]
