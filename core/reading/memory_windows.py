"""Memory of a process on Windows: a job object bounds it (MSDN, JOBOBJECT_EXTENDED_LIMIT_INFORMATION), its counters tell it."""

from __future__ import annotations

import ctypes
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

_EXTENDED_LIMITS = 9
_PROCESS_MEMORY = 0x100
_MAY_ASK = 0x1000 | 0x10
"""PROCESS_QUERY_LIMITED_INFORMATION and PROCESS_VM_READ."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = [
        ("process_time", c_int64), ("job_time", c_int64), ("flags", c_uint32), ("least_set", c_size_t),
        ("most_set", c_size_t), ("processes", c_uint32), ("affinity", c_size_t), ("priority", c_uint32),
        ("scheduling", c_uint32),
    ]  # fmt: skip


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = [
        ("basic", BasicLimits), ("io", c_uint64 * 6), ("process_memory", c_size_t), ("job_memory", c_size_t),
        ("process_peak", c_size_t), ("job_peak", c_size_t),
    ]  # fmt: skip


class Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS_EX."""

    _fields_ = [
        ("size", c_uint32), ("faults", c_uint32), ("peak_set", c_size_t), ("set", c_size_t),
        ("peak_paged_pool", c_size_t), ("paged_pool", c_size_t), ("peak_other_pool", c_size_t),
        ("other_pool", c_size_t), ("page_file", c_size_t), ("peak_page_file", c_size_t), ("private", c_size_t),
    ]  # fmt: skip


def bound(limit: int) -> bool:
    """Put this process into a job in which it may commit `limit` bytes."""
    system = _system()
    job = system.CreateJobObjectW(None, None)
    limits = ExtendedLimits(BasicLimits(flags=_PROCESS_MEMORY), process_memory=limit)
    if not job:
        return False
    told = system.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    ) and system.AssignProcessToJobObject(job, system.GetCurrentProcess())
    system.CloseHandle(job)  # the job lives as long as a process is in it
    return bool(told)


def held(pid: int) -> int | None:
    """Bytes that process `pid` has committed for itself, or that stand in memory for it if those are more."""
    system = _system()
    process = system.OpenProcess(_MAY_ASK, 0, pid)
    if not process:
        return None
    counters = Counters(size=ctypes.sizeof(Counters))
    try:
        told = system.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
        return max(counters.private, counters.set) if told else None
    finally:
        system.CloseHandle(process)


def _system() -> Any:
    """kernel32 with its handles as wide as they are: ctypes would cut them to 32 bits."""
    system = getattr(ctypes, "WinDLL", ctypes.CDLL)("kernel32")
    for name in ("CreateJobObjectW", "GetCurrentProcess", "OpenProcess"):
        getattr(system, name).restype = c_void_p
    system.CreateJobObjectW.argtypes = [c_void_p, c_void_p]
    system.SetInformationJobObject.argtypes = [c_void_p, c_uint32, c_void_p, c_uint32]
    system.AssignProcessToJobObject.argtypes = [c_void_p, c_void_p]
    system.OpenProcess.argtypes = [c_uint32, c_uint32, c_uint32]
    system.K32GetProcessMemoryInfo.argtypes = [c_void_p, c_void_p, c_uint32]
    system.CloseHandle.argtypes = [c_void_p]
    return system
