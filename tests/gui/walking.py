"""What a person in the window sees and does, for tests that walk through it."""


def chips(walk):
    return [chip.text() for chip in walk.window.top.chips.shown()]


def titles(walk):
    model = walk.window.browse.list.cases
    return [model.index(i).data() for i in range(model.rowCount())]


def ask(walk, query):
    walk.window.ask(query)
    walk.settle()
