from inspect_ai import Task, task
from inspect_ai.dataset import Sample, json_dataset
from inspect_ai.scorer import match
from inspect_ai.solver import generate


@task
def numbers(data: str):
    def sample(row):
        return Sample(
            id=row["id"],
            input="Solve the problem. End with '#### <number>'.\n\n" + row["question"],
            target=row["answer"],
        )

    return Task(dataset=json_dataset(data, sample), solver=generate(), scorer=match(numeric=True))
