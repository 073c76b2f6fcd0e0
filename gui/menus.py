"""The menus as a table: what the window can do, by which keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.i18n import tr
from gui.look import icons


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu; `does` names a method of the window or a command, `case` one of the case pane's own commands.

    A `submenu` has its lines `inside`, or is filled by the window.
    """

    text: str = ""
    does: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    case: str = ""
    submenu: str = ""
    checkable: bool = False
    inside: tuple[Item, ...] = ()


LINE = Item()
BOUNDARIES = ("begin_here", "end_here", "split_here", "join_next", "join_previous")
"""What the menu over the text offers too."""

MENUS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    ("文件(&F)", (
        Item("导入文件…", "choose_files", ("Ctrl+I",), "file-plus"),
        Item("导入文件夹…", "choose_folder", ("Ctrl+Shift+I",), "folder-open"),
        LINE,
        Item("新建库…", "new_library", ("Ctrl+N",), "database"),
        Item("打开库…", "choose_library", ("Ctrl+O",)),
        Item("最近的库", submenu="recent"),
        LINE,
        Item("导出数字表…", "export_figures", ("Ctrl+Shift+E",), "table"),
        Item("导出批注摘录…", "export_notes", ("Ctrl+Shift+M",)),
        Item("打印…", "print_shown", ("Ctrl+P",)),
        Item("存为 PDF…", "save_shown", ("Ctrl+Shift+P",)),
        LINE,
        Item("退出", "close", ("Ctrl+Q",)),
    )),
    ("编辑(&E)", (
        Item("查找", "focus_search", ("Ctrl+F", "/"), "search"),
        Item("清除全部条件", "clear_query", ("Ctrl+Shift+X",), "x"),
        LINE,
        Item("复制并注明出处", case="copy_cited"),
        Item("选中列表里的全部案例", "select_all_cases", ("Ctrl+Shift+A",)),
        LINE,
        Item("设置…", "show_settings", ("Ctrl+,",), "settings"),
    )),
    ("查看(&V)", (
        Item("后退", "go_back", ("Alt+Left",), "arrow-left"),
        Item("前进", "go_forward", ("Alt+Right",), "arrow-right"),
        LINE,
        Item("视图", submenu="views"),
        Item("到地区树", "focus_sidebar", ("Alt+1",)),
        Item("到案例列表", "focus_list", ("Alt+2",)),
        Item("到正文", "focus_reader", ("Alt+3",)),
        Item("到数字与项目表", case="facts"),
        LINE,
        Item("列表紧凑显示", "toggle_dense", ("Ctrl+Shift+D",), checkable=True),
        Item("各栏", submenu="panes", inside=(
            Item("左栏", "toggle_sidebar", ("F9",), checkable=True),
            Item("收起题头", case="fold_head"),
            Item("收起数字与项目表", case="fold_facts"),
        )),
        Item("明暗", submenu="themes"),
        Item("界面字号", submenu="sizes"),
        Item("遮住个人信息", "toggle_mask", checkable=True),
        Item("全屏", "toggle_full_screen", ("F11",), checkable=True),
    )),
    ("案例(&A)", (
        Item("下一篇", "next_case", ("Ctrl+Down", "J")),
        Item("上一篇", "previous_case", ("Ctrl+Up", "K")),
        LINE,
        Item("原文", case="source"),
        Item("下一处命中", case="next_hit"),
        Item("上一处命中", case="previous_hit"),
        LINE,
        Item("放大字号", case="larger"),
        Item("缩小字号", case="smaller"),
        LINE,
        Item("收藏", case="star"),
        Item("加标签…", case="tags"),
        Item("放进收集夹…", "collect", ("Ctrl+D",), "folder-plus"),
        Item("从收集夹拿出", submenu="collected"),
        LINE,
        Item("存下这次查询…", "save_query", ("Ctrl+S",), "bookmark"),
        Item("存下的查询", submenu="saved"),
    )),
    ("审核(&R)", (
        Item("撤销", case="undo"),
        Item("重做", case="redo"),
        LINE,
        Item("下一处未审", case="next_open"),
        Item("上一处未审", case="previous_open"),
        LINE,
        Item("题录", case="describe"),
        Item("案例的边界", submenu="boundaries", inside=(
            Item("案例从这里开始", "begin_here", ("Ctrl+[",)),
            Item("案例到这里为止", "end_here", ("Ctrl+]",)),
            Item("从这里拆成两个案例", "split_here", ("Ctrl+\\",)),
            Item("与下一个案例合并", "join_next", ("Ctrl+J",)),
            Item("并入前一个案例", "join_previous", ("Ctrl+Shift+J",)),
        )),
        LINE,
        Item("逐条审核", "show_queue"),
        Item("本案审完,看下一案", "finish_case", ("Ctrl+Return", "Ctrl+Enter")),
        Item("按审核状态筛选", "show_doubts", icon="clipboard-check"),
        LINE,
        Item("导出审核包…", "hand_over"),
        Item("并入审核包…", "take_over"),
        Item("有分歧的地方…", "show_conflicts"),
        Item("对不上的意见…", "show_unattached"),
        Item("审核报告…", "show_review_report", ("Ctrl+Shift+R",)),
    )),
    ("工具(&T)", (
        Item("机制库…", "show_register", ("Ctrl+M",), "list"),
        LINE,
        Item("导入报告…", "show_report", ("Ctrl+R",), "list"),
        LINE,
        Item("备份这个库", "back_up", icon="database"),
        Item("备份与恢复…", "show_backups"),
        Item("检查这个库", "check_library"),
        LINE,
        Item("打开库所在的文件夹", "open_library_folder", icon="folder"),
        Item("打开日志文件夹", "open_log_folder"),
    )),
    ("帮助(&H)", (
        Item("使用手册", "show_manual", ("F1",), "circle-help"),
        Item("快捷键一览", "show_shortcuts", ("?", "Ctrl+/"), "keyboard"),
        LINE,
        Item("复制诊断信息", "copy_diagnosis", icon="copy"),
        Item("关于乡鉴", "show_about", icon="info"),
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Menus:
    """The actions by method name, and the menus that the window fills itself."""

    actions: dict[str, QAction]
    submenus: dict[str, QMenu]


def build(
    window: QMainWindow, does: Callable[[str], Callable[[], object]], case_commands: dict[str, QAction]
) -> Menus:
    """Fill the window's menu bar from the table; an item that the case pane does not offer is left out."""
    made = Menus({}, {})

    def fill(menu: QMenu, items: tuple[Item, ...]) -> None:
        for item in items:
            if item is LINE:
                menu.addSeparator()
            elif item.submenu:
                made.submenus[item.submenu] = menu.addMenu(tr(item.text))
                fill(made.submenus[item.submenu], item.inside)
            elif item.case:
                if item.case in case_commands:
                    menu.addAction(case_commands[item.case])
            else:
                made.actions[item.does] = _action(window, menu, item, does(item.does))

    for title, items in MENUS:
        fill(window.menuBar().addMenu(tr(title)), items)
    return made


def shortcuts(window: QMainWindow) -> tuple[tuple[str, str, str], ...]:
    """Menu, what it does, and its keys, for the sheet of shortcuts."""
    found = []
    for top in window.menuBar().actions():
        plain = top.text().partition("(")[0]
        for action in _lines(top.menu()):
            keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
            if keys:
                found.append((plain, action.text().rstrip("…"), "、".join(dict.fromkeys(keys))))
    return tuple(found)


def _lines(menu: QMenu) -> Iterator[QAction]:
    """The lines of a menu, with those of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _lines(inner)
        else:
            yield action


def _action(window: QMainWindow, menu: QMenu, item: Item, does: Callable[[], object]) -> QAction:
    action = QAction(tr(item.text), window)
    action.setShortcuts([QKeySequence(keys) for keys in item.keys])
    action.setCheckable(item.checkable)
    if item.icon:
        action.setIcon(icons.icon(item.icon))
    action.triggered.connect(lambda *_: does())
    menu.addAction(action)
    return action
