"""One batch over many small scenes, to be timed and weighed.

python -m benchmarks.probe_batch WORKERS CORES SCENES PROFILE
"""

if __name__ == "__main__":
    # The processes of the batch import this file, too. As in the program, nothing of it
    # may bring NumPy before they have said how many threads it gets.
    from benchmarks.timed_batch import main

    main()
